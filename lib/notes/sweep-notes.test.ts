import { expect, test } from "vitest";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { firstText } from "#lib/testing/collaboration.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { docFrom } from "./note-doc.ts";
import { sweepNotes } from "./sweep-notes.ts";

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

/** A row as a process that was killed leaves it. */
async function leaveBehind({ note, owner }: Written, text: string, secondsAgo: number) {
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, text);
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc, before));
  const at = new Date(Date.now() - secondsAgo * 1000);
  await db.noteUpdate.create({ data: { noteId: note.id, userId: owner.id, origin: "typed", update, at } });
}

test("the sweep merges what a crash left, and cuts the revision that was due", async () => {
  const written = await createWrittenNote();
  await leaveBehind(written, "Left. ", 300);
  await sweepNotes();
  expect(await db.note.findUniqueOrThrow({ where: { id: written.note.id } })).toMatchObject({
    text: "Left. Feed it daily.",
  });
  expect(
    await db.revision.findMany({ where: { noteId: written.note.id }, orderBy: { number: "asc" } }),
  ).toMatchObject([
    { number: 1, kind: "created" },
    { number: 2, kind: "auto", contributorIds: [written.owner.id] },
  ]);
});

test("the sweep leaves alone what somebody is about to store, and keeps the window open", async () => {
  const written = await createWrittenNote();
  await leaveBehind(written, "Fresh. ", 2);
  await sweepNotes();
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, mergedAt: null } })).toBe(1);

  await leaveBehind(written, "Older. ", 30);
  await sweepNotes();
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, mergedAt: null } })).toBe(0);
  expect(await db.revision.count({ where: { noteId: written.note.id } })).toBe(1);
});

test("merged rows are forgotten after a week, broken ones are not", async () => {
  const written = await createWrittenNote();
  const long = new Date(Date.now() - 8 * 24 * 3600_000);
  const row = { noteId: written.note.id, origin: "typed" as const, update: new Uint8Array([0, 0]) };
  await db.noteUpdate.create({ data: { ...row, mergedAt: long } });
  await db.noteUpdate.create({ data: { ...row, mergedAt: long, brokenAt: long } });
  await sweepNotes();
  const left = await db.noteUpdate.findMany({ where: { noteId: written.note.id, mergedAt: long } });
  expect(left).toMatchObject([{ brokenAt: long }]);
});
