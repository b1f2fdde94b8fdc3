import { beforeEach, describe, expect, test } from "vitest";
import { system, visitor, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
} from "#lib/testing/factories.ts";
import { createNote } from "./create-note.ts";
import { deleteNote } from "./delete-note.ts";
import { listNotes } from "./list-notes.ts";
import { readNote } from "./read-note.ts";
import { trashNote } from "./trash-note.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
let workspace: string;
beforeEach(async () => {
  setting = await createSetting();
  workspace = setting.workspace.slug;
});

describe("creating", () => {
  test("an empty note, at the end of the first notebook", async () => {
    const made = await createNote(setting.actor, { workspace });
    expect(made).toEqual({ id: made.id, title: "", url: `/w/${workspace}/n/${made.id}`, revision: 1 });
    const note = await readNote(setting.actor, { id: made.id });
    expect(note).toMatchObject({
      title: "",
      notebook: { id: setting.notebook.shortId },
      parent: null,
      revision: 1,
    });
  });

  test("from Markdown, whose first heading is the title", async () => {
    const made = await createNote(setting.actor, { workspace, markdown: "# Rye bread\n\nFeed it daily.\n" });
    expect(made).toMatchObject({ title: "Rye bread", url: `/w/${workspace}/n/rye-bread-${made.id}` });
    const row = await db.note.findUniqueOrThrow({ where: { shortId: made.id } });
    expect(row).toMatchObject({ title: "Rye bread", text: "Feed it daily." });
  });

  test("a heading further down gives the title and stays in the text", async () => {
    const made = await createNote(setting.actor, { workspace, markdown: "Before.\n\n## Rye\n\nAfter." });
    expect(made.title).toBe("Rye");
    const row = await db.note.findUniqueOrThrow({ where: { shortId: made.id } });
    expect(row.text).toBe("Before.\nRye\nAfter.");
  });

  test("a given title wins, and is not said twice", async () => {
    const other = await createNote(setting.actor, { workspace, title: "Bread", markdown: "# Rye\n\nText." });
    const same = await createNote(setting.actor, { workspace, title: "Rye", markdown: "# Rye\n\nText." });
    const rows = await db.note.findMany({
      where: { shortId: { in: [other.id, same.id] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ title, text }) => ({ title, text }))).toEqual([
      { title: "Bread", text: "Rye\nText." },
      { title: "Rye", text: "Text." },
    ]);
  });

  test("under a note, in that note's notebook", async () => {
    const garden = await createNotebook({ workspace: setting.workspace, name: "Garden", position: "a1" });
    const above = await createNoteRow({ notebook: garden });
    const made = await createNote(setting.actor, { workspace, parent: above.shortId });
    const note = await readNote(setting.actor, { id: made.id });
    expect(note).toMatchObject({ parent: above.shortId, notebook: { name: "Garden" } });
    const astray = createNote(setting.actor, {
      workspace,
      parent: above.shortId,
      notebook: setting.notebook.shortId,
    });
    await expect(astray).rejects.toMatchObject({ code: "bad-request" });
  });

  test("many at once get places of their own", async () => {
    await Promise.all(Array.from({ length: 12 }, () => createNote(setting.actor, { workspace })));
    const rows = await db.note.findMany({
      where: { workspaceId: setting.workspace.id },
      select: { position: true },
    });
    expect(new Set(rows.map(({ position }) => position)).size).toBe(12);
  });

  test("without a notebook to write in, it says so", async () => {
    const { userId } = await createMember({ workspace: setting.workspace, role: "guest" });
    const guest = await actorOf({ id: userId });
    await expect(createNote(guest, { workspace })).rejects.toMatchObject({ code: "forbidden" });
    await expect(createNote(visitor, { workspace })).rejects.toMatchObject({ code: "not-found" });
  });
});

test("a note can be deleted for ever with its history and state", async () => {
  const { id } = await createNote(setting.actor, { workspace, markdown: "# One\n\nTwo" });
  await trashNote(setting.actor, { id });
  await expect(readNote(setting.actor, { id })).rejects.toMatchObject({ code: "not-found" });
  await deleteNote(setting.actor, { id });
  expect(await db.note.count({ where: { shortId: id } })).toBe(0);
});

describe("pages of notes", () => {
  async function all(actor: Actor, given: { notebook?: string } = {}): Promise<string[]> {
    const titles: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listNotes(actor, { workspace, limit: 3, ...given, ...(cursor && { cursor }) });
      expect(page.notes.length).toBeLessThanOrEqual(3);
      titles.push(...page.notes.map(({ title }) => title));
      if (page.next === null) return titles;
      cursor = page.next;
    }
  }

  test("hold every readable note once, newest first", async () => {
    const { notebook, actor, workspace: inside, owner } = setting;
    const diary = await createNotebook({
      workspace: inside,
      visibility: "private",
      position: "a1",
      members: [{ user: owner, access: "read" }],
    });
    for (let index = 0; index < 7; index++) await createNoteRow({ notebook, title: `${index}` });
    await createNoteRow({ notebook: diary, title: "Secret" });
    expect(await all(actor)).toEqual(["Secret", "6", "5", "4", "3", "2", "1", "0"]);
    expect(await all(actor, { notebook: diary.shortId })).toEqual(["Secret"]);
    const { userId } = await createMember({ workspace: inside, role: "admin" });
    const admin = await actorOf({ id: userId });
    expect(await all(admin)).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
    await expect(all(admin, { notebook: diary.shortId })).rejects.toMatchObject({ code: "not-found" });
    expect(await all(system)).toHaveLength(8);
  });

  test("refuse a cursor that is none", async () => {
    for (const cursor of ["", "x", "'; DROP TABLE", "AAAA"]) {
      const listing = listNotes(setting.actor, { workspace, limit: 3, cursor });
      await expect(listing).rejects.toMatchObject({ code: "bad-request" });
    }
  });
});
