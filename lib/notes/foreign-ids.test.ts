import { beforeAll, beforeEach, expect, test } from "vitest";
import type { UserActor } from "#lib/actor.ts";
import { createMember, createNoteRow, createSetting } from "#lib/testing/factories.ts";
import { useOwnDatabase } from "#lib/testing/own-database.ts";
import { takeChanges, watchChanges } from "#lib/testing/watch-changes.ts";
import { createNote } from "./create-note.ts";
import { listNotes } from "./list-notes.ts";
import { moveNote } from "./move-note.ts";
import { setNotebookAccess } from "./set-notebook-access.ts";

type Setting = Awaited<ReturnType<typeof createSetting>>;

useOwnDatabase("foreign");
beforeAll(watchChanges);

let mine: Setting & { note: string };
let theirs: Setting & { note: string };
beforeEach(async () => {
  const withNote = async (setting: Setting) => {
    const { shortId } = await createNoteRow({ notebook: setting.notebook });
    return { ...setting, note: shortId };
  };
  mine = await withNote(await createSetting());
  theirs = await withNote(await createSetting());
});

/** Calls with one id of one's own and one of somebody else's. */
const mixed: Record<string, (actor: UserActor) => Promise<unknown>> = {
  "a note under a foreign one": (actor) =>
    createNote(actor, { workspace: mine.workspace.slug, parent: theirs.note }),
  "a note in a foreign notebook": (actor) =>
    createNote(actor, { workspace: mine.workspace.slug, notebook: theirs.notebook.shortId }),
  "a note in a foreign workspace": (actor) =>
    createNote(actor, { workspace: theirs.workspace.slug, notebook: mine.notebook.shortId }),
  "moving one's own note under a foreign one": (actor) =>
    moveNote(actor, { id: mine.note, parent: theirs.note }),
  "moving one's own note into a foreign notebook": (actor) =>
    moveNote(actor, { id: mine.note, notebook: theirs.notebook.shortId }),
  "moving one's own note before a foreign one": (actor) =>
    moveNote(actor, { id: mine.note, before: theirs.note }),
  "moving a foreign note under one's own": (actor) => moveNote(actor, { id: theirs.note, parent: mine.note }),
  "listing a foreign notebook": (actor) =>
    listNotes(actor, { workspace: mine.workspace.slug, notebook: theirs.notebook.shortId, limit: 5 }),
  "naming a foreign person": (actor) =>
    setNotebookAccess(actor, {
      id: mine.notebook.shortId,
      visibility: "open",
      members: [{ userId: theirs.owner.id, access: "read" }],
    }),
};

test.each(Object.entries(mixed))("%s is refused and changes nothing", async (_, call) => {
  await takeChanges();
  await expect(call(mine.actor)).rejects.toMatchObject({ name: "Refusal" });
  expect(await takeChanges()).toEqual([]);
});

test.each(Object.entries(mixed).filter(([name]) => !name.includes("person")))(
  "%s is refused to somebody who is in both workspaces, too",
  async (_, call) => {
    await createMember({ workspace: theirs.workspace, user: mine.owner, role: "owner" });
    await takeChanges();
    await expect(call(mine.actor)).rejects.toMatchObject({ name: "Refusal" });
    expect(await takeChanges()).toEqual([]);
  },
);
