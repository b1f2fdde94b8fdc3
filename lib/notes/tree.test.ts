import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import {
  actorOf,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
  createUser,
} from "#lib/testing/factories.ts";
import { deleteNote } from "./delete-note.ts";
import { listTrash } from "./list-trash.ts";
import { listTree } from "./list-tree.ts";
import { moveNote } from "./move-note.ts";
import { restoreNote } from "./restore-note.ts";
import { trashNote } from "./trash-note.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

let setting: Setting;
beforeEach(async () => {
  setting = await createSetting();
});

/** The tree as indented lines, in the order people see it. */
async function outline(actor: Actor = setting.actor): Promise<string[]> {
  const { notebooks, notes } = await listTree(actor, { workspace: setting.workspace.slug });
  const below = (notebook: string, parent: string | null, depth: number): string[] =>
    notes
      .filter((note) => note.notebook === notebook && note.parent === parent)
      .flatMap((note) => [`${"  ".repeat(depth)}${note.title}`, ...below(notebook, note.id, depth + 1)]);
  const lines = notebooks.flatMap((notebook) => [`${notebook.name}:`, ...below(notebook.id, null, 1)]);
  expect(lines).toHaveLength(notebooks.length + notes.length); // nothing hangs outside the tree
  return lines;
}

/** Bread (with Rye, with Sour) and Soup. */
async function kitchen() {
  const { notebook } = setting;
  const bread = await createNoteRow({ notebook, title: "Bread", position: "a0" });
  const rye = await createNoteRow({ notebook, title: "Rye", parent: bread, position: "a0" });
  const sour = await createNoteRow({ notebook, title: "Sour", parent: rye, position: "a0" });
  const soup = await createNoteRow({ notebook, title: "Soup", position: "a1" });
  return { bread, rye, sour, soup };
}

const at = (note: { shortId: string }) => note.shortId;

describe("moving", () => {
  test("to another parent takes everything below along", async () => {
    const { rye, soup } = await kitchen();
    await moveNote(setting.actor, { id: at(rye), parent: at(soup) });
    expect(await outline()).toEqual(["Kitchen:", "  Bread", "  Soup", "    Rye", "      Sour"]);
  });

  test("to the top, and before a sibling", async () => {
    const { bread, sour, soup } = await kitchen();
    await moveNote(setting.actor, { id: at(sour), parent: null, before: at(soup) });
    expect(await outline()).toEqual(["Kitchen:", "  Bread", "    Rye", "  Sour", "  Soup"]);
    await moveNote(setting.actor, { id: at(soup), before: at(bread) });
    expect(await outline()).toEqual(["Kitchen:", "  Soup", "  Bread", "    Rye", "  Sour"]);
    await moveNote(setting.actor, { id: at(soup), before: null });
    expect(await outline()).toEqual(["Kitchen:", "  Bread", "    Rye", "  Sour", "  Soup"]);
  });

  test("to another notebook takes everything below along, also what is in the trash", async () => {
    const { bread, rye, sour } = await kitchen();
    const garden = await createNotebook({ workspace: setting.workspace, name: "Garden", position: "a1" });
    await trashNote(setting.actor, { id: at(sour) });
    await moveNote(setting.actor, { id: at(bread), notebook: garden.shortId });
    expect(await outline()).toEqual(["Kitchen:", "  Soup", "Garden:", "  Bread", "    Rye"]);
    await restoreNote(setting.actor, { id: at(sour) });
    expect(await outline()).toEqual(["Kitchen:", "  Soup", "Garden:", "  Bread", "    Rye", "      Sour"]);
    expect(at(rye)).toBeDefined();
  });

  test("under itself or one of its own notes is refused", async () => {
    const { bread, sour } = await kitchen();
    for (const parent of [bread, sour]) {
      const moving = moveNote(setting.actor, { id: at(bread), parent: at(parent) });
      await expect(moving).rejects.toMatchObject({ code: "bad-request" });
    }
    expect(await outline()).toEqual(["Kitchen:", "  Bread", "    Rye", "      Sour", "  Soup"]);
  });

  test("two moves at once that would make a cycle together: one is refused", async () => {
    const { bread, soup } = await kitchen();
    const results = await Promise.allSettled([
      moveNote(setting.actor, { id: at(bread), parent: at(soup) }),
      moveNote(setting.actor, { id: at(soup), parent: at(bread) }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await outline()).toHaveLength(5);
  });

  test("twenty moves to the same place at once keep every note, each in its own place", async () => {
    const { notebook, actor } = setting;
    const notes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        createNoteRow({ notebook, title: `${index}`, position: "a0" }),
      ),
    );
    const target = await createNoteRow({ notebook, title: "Target", position: "a1" });
    await Promise.all(notes.map((note) => moveNote(actor, { id: at(note), parent: at(target) })));
    const rows = await db.note.findMany({ where: { parentId: target.id }, select: { position: true } });
    expect(new Set(rows.map(({ position }) => position)).size).toBe(20);
  });

  test("to another workspace is refused, by notebook and by parent", async () => {
    const { bread } = await kitchen();
    const other = await createSetting();
    await createMember({ workspace: other.workspace, user: setting.owner, role: "owner" });
    const elsewhere = await createNoteRow({ notebook: other.notebook });
    for (const place of [{ notebook: other.notebook.shortId }, { parent: at(elsewhere) }]) {
      const moving = moveNote(setting.actor, { id: at(bread), ...place });
      await expect(moving).rejects.toMatchObject({ code: "bad-request" });
    }
  });

  test("needs edit where it comes from and where it goes", async () => {
    const { soup } = await kitchen();
    const { workspace, notebook } = setting;
    const guest = await createUser();
    await createMember({ workspace, user: guest, role: "guest" });
    const actor = await actorOf(guest);
    const own = await createNotebook({
      workspace,
      visibility: "private",
      members: [{ user: guest, access: "edit" }],
    });
    const mine = await createNoteRow({ notebook: own });
    const moveIn = () => moveNote(actor, { id: at(mine), notebook: notebook.shortId });
    const moveOut = () => moveNote(actor, { id: at(soup), notebook: own.shortId });
    await expect(moveIn()).rejects.toMatchObject({ code: "not-found" });
    await expect(moveOut()).rejects.toMatchObject({ code: "not-found" });
    await db.notebookMember.create({
      data: { notebookId: notebook.id, userId: guest.id, access: "comment" },
    });
    await expect(moveIn()).rejects.toMatchObject({ code: "forbidden" });
    await expect(moveOut()).rejects.toMatchObject({ code: "forbidden" });
    await db.notebookMember.updateMany({ where: { notebookId: notebook.id }, data: { access: "edit" } });
    await moveIn();
    await moveOut();
  });

  test("a place that is not among the siblings is refused", async () => {
    const { rye, soup } = await kitchen();
    const moving = moveNote(setting.actor, { id: at(soup), before: at(rye) });
    await expect(moving).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the trash", () => {
  test("takes what is below along and gives it back to where it was", async () => {
    const { bread } = await kitchen();
    const before = await outline();
    expect(await trashNote(setting.actor, { id: at(bread) })).toEqual({ notes: 3 });
    expect(await outline()).toEqual(["Kitchen:", "  Soup"]);
    const trash = await listTrash(setting.actor, { workspace: setting.workspace.slug });
    expect(trash).toMatchObject([{ id: at(bread), title: "Bread", notes: 3, trashedBy: "Ada Marsh" }]);
    await restoreNote(setting.actor, { id: at(bread) });
    expect(await outline()).toEqual(before);
  });

  test("keeps what was there before apart", async () => {
    const { bread, rye } = await kitchen();
    await trashNote(setting.actor, { id: at(rye) });
    await db.note.updateMany({ where: { id: rye.id }, data: { trashedAt: new Date(0) } });
    await trashNote(setting.actor, { id: at(bread) });
    const trash = await listTrash(setting.actor, { workspace: setting.workspace.slug });
    expect(trash.map(({ title }) => title).sort()).toContain("Rye");
    await restoreNote(setting.actor, { id: at(bread) });
    expect(await outline()).toEqual(["Kitchen:", "  Bread", "  Soup"]);
  });

  test("a note whose parent is still there comes back to the top", async () => {
    const { bread, rye } = await kitchen();
    await trashNote(setting.actor, { id: at(bread) });
    await restoreNote(setting.actor, { id: at(rye) });
    expect(await outline()).toEqual(["Kitchen:", "  Soup", "  Rye", "    Sour"]);
  });

  test("deleting for ever needs manage, and takes only what went together", async () => {
    const { workspace } = setting;
    const { bread, soup } = await kitchen();
    const { userId } = await createMember({ workspace });
    const member = await actorOf({ id: userId });
    await trashNote(member, { id: at(bread) });
    await expect(deleteNote(member, { id: at(bread) })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteNote(setting.actor, { id: at(soup) })).rejects.toMatchObject({ code: "not-found" });
    expect(await deleteNote(setting.actor, { id: at(bread) })).toEqual({ notes: 3 });
    expect(await db.note.count({ where: { workspaceId: workspace.id } })).toBe(1);
  });

  test("others' notes in private notebooks are neither listed nor restored", async () => {
    const { workspace, owner, actor } = setting;
    const { userId } = await createMember({ workspace, role: "admin" });
    const diary = await createNotebook({
      workspace,
      visibility: "private",
      members: [{ user: owner, access: "manage" }],
    });
    const secret = await createNoteRow({ notebook: diary, title: "Secret" });
    await trashNote(actor, { id: at(secret) });
    const admin = await actorOf({ id: userId });
    expect(await listTrash(admin, { workspace: workspace.slug })).toEqual([]);
    for (const take of [restoreNote, deleteNote]) {
      await expect(take(admin, { id: at(secret) })).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
