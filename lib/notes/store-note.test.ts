import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { createNoteRow, createSetting, createUser } from "#lib/testing/factories.ts";
import { createNoteBody } from "./create-note-body.ts";
import { docFrom } from "./note-doc.ts";
import { readNote } from "./read-note.ts";
import { storeNote } from "./store-note.ts";
import { appendUpdates } from "./update-log.ts";
import { writeNote } from "./write-note.ts";

const body = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Feed it daily." }] }],
};

async function createNote() {
  const setting = await createSetting();
  const row = await createNoteRow({ notebook: setting.notebook, by: setting.owner });
  const first = {
    noteId: row.id,
    userId: setting.owner.id,
    origin: "created" as const,
    title: "Sourdough",
    body,
  };
  await transaction((tx) => createNoteBody(tx, first));
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: row.id } });
  return { ...setting, note: row, doc: docFrom(state) };
}

/** The update of a change to the document, as a browser would send it. */
function edit(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

function firstText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement;
  return paragraph.get(0) as Y.XmlText;
}

/** Rows of the log at given seconds of a day long past. */
async function log(noteId: string, rows: { userId: string; update: Uint8Array; second: number }[]) {
  const start = Date.parse("2026-03-01T09:00:00Z");
  for (const { userId, update, second } of rows) {
    await db.noteUpdate.create({
      data: {
        noteId,
        userId,
        origin: "typed",
        update: new Uint8Array(update),
        at: new Date(start + second * 1000),
      },
    });
  }
}

test("a new note has a state, its facts and revision 1", async () => {
  const { note, owner } = await createNote();
  expect(await db.note.findUniqueOrThrow({ where: { id: note.id } })).toMatchObject({
    title: "Sourdough",
    text: "Feed it daily.",
    headings: [],
  });
  const revisions = await db.revision.findMany({ where: { noteId: note.id } });
  expect(revisions).toMatchObject([
    { number: 1, kind: "created", title: "Sourdough", contributorIds: [owner.id] },
  ]);
});

test("the log is merged, and storing again changes nothing", async () => {
  const { note, doc, owner } = await createNote();
  await transaction((tx) =>
    appendUpdates(tx, [
      {
        noteId: note.id,
        userId: owner.id,
        origin: "typed",
        update: edit(doc, (d) => firstText(d).insert(0, "Well: ")),
      },
      {
        noteId: note.id,
        userId: owner.id,
        origin: "typed",
        update: edit(doc, (d) => firstText(d).insert(0, "Now, ")),
      },
    ]),
  );
  const stored = await transaction((tx) => storeNote(tx, note.id));
  expect(JSON.stringify(stored.content.body)).toContain("Now, Well: Feed it daily.");
  expect(await db.note.findUniqueOrThrow({ where: { id: note.id } })).toMatchObject({
    text: "Now, Well: Feed it daily.",
  });
  expect(await db.noteUpdate.count({ where: { noteId: note.id, mergedAt: null } })).toBe(0);

  const again = await transaction((tx) => storeNote(tx, note.id));
  expect(Buffer.from(again.state).equals(Buffer.from(stored.state))).toBe(true);
});

test("a row that commits after a later one is merged all the same", async () => {
  const { note, doc, owner } = await createNote();
  const first = edit(doc, (d) => firstText(d).insert(0, "One. "));
  const second = edit(doc, (d) => firstText(d).insert(5, "Two. "));
  const row = { noteId: note.id, userId: owner.id, origin: "typed" as const };
  await transaction(async (slow) => {
    await appendUpdates(slow, [{ ...row, update: first }]);
    await transaction((tx) => appendUpdates(tx, [{ ...row, update: second }]));
    await transaction((tx) => storeNote(tx, note.id));
  });
  const stored = await transaction((tx) => storeNote(tx, note.id));
  expect(JSON.stringify(stored.content.body)).toContain("One. Two. Feed it daily.");
});

test("revisions are cut where the log says so, each with those who wrote", async () => {
  const { note, doc, owner } = await createNote();
  const ben = await createUser({ name: "Ben Okafor" });
  await log(note.id, [
    { userId: owner.id, second: 0, update: edit(doc, (d) => firstText(d).insert(0, "A")) },
    { userId: owner.id, second: 30, update: edit(doc, (d) => firstText(d).insert(0, "B")) },
    { userId: ben.id, second: 40, update: edit(doc, (d) => firstText(d).insert(0, "C")) },
    { userId: owner.id, second: 50, update: edit(doc, (d) => firstText(d).insert(0, "D")) },
    { userId: ben.id, second: 400, update: edit(doc, (d) => firstText(d).insert(0, "E")) },
  ]);
  await transaction((tx) => storeNote(tx, note.id));
  const revisions = await db.revision.findMany({
    where: { noteId: note.id },
    orderBy: { number: "asc" },
    select: { number: true, kind: true, contributorIds: true, createdAt: true },
  });
  const both = [owner.id, ben.id].sort();
  expect(revisions.map(({ number, contributorIds }) => [number, contributorIds])).toEqual([
    [1, [owner.id]],
    [2, [owner.id]],
    [3, both],
    [4, [ben.id]],
  ]);
  expect(revisions[1]?.createdAt).toEqual(new Date("2026-03-01T09:00:30Z"));
  expect(await db.contribution.count({ where: { noteId: note.id, revisionId: null } })).toBe(0);
});

test("a broken row is set aside, and the rest is merged", async () => {
  const { note, doc, owner } = await createNote();
  await log(note.id, [
    { userId: owner.id, second: 0, update: edit(doc, (d) => firstText(d).insert(0, "Good. ")) },
    { userId: owner.id, second: 1, update: new Uint8Array([1, 255, 255, 3, 7]) },
    { userId: owner.id, second: 2, update: edit(doc, (d) => firstText(d).insert(0, "Better. ")) },
  ]);
  const stored = await transaction((tx) => storeNote(tx, note.id));
  expect(JSON.stringify(stored.content.body)).toContain("Better. Good. Feed it daily.");
  expect(await db.noteUpdate.count({ where: { noteId: note.id, brokenAt: { not: null } } })).toBe(1);
});

test("consecutive typing is one contribution, however often it is stored", async () => {
  const { note, doc, owner } = await createNote();
  const client = BigInt(doc.clientID);
  for (const [index, letter] of "abcdef".split("").entries()) {
    const update = edit(doc, (d) => firstText(d).insert(index, letter));
    await transaction((tx) =>
      appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin: "typed", update }]),
    );
    if (index % 2 === 1) await transaction((tx) => storeNote(tx, note.id));
  }
  expect(await db.contribution.findMany({ where: { noteId: note.id, client } })).toMatchObject([
    { clock: 0, length: 6 },
  ]);
});

test("what the server writes is a row of the log, and an earlier window has a revision of its own", async () => {
  const { note, doc, owner, actor } = await createNote();
  const now = edit(doc, (d) => firstText(d).insert(0, "Typed. "));
  await transaction((tx) =>
    appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin: "typed", update: now }]),
  );
  const changed = await transaction((tx) =>
    writeNote(tx, actor, {
      note: { id: note.id, access: "edit" },
      origin: "api",
      change: (d) => firstText(d).insert(0, "Written. "),
    }),
  );
  expect(changed).toBe(true);
  expect(await db.note.findUniqueOrThrow({ where: { id: note.id } })).toMatchObject({
    text: "Written. Typed. Feed it daily.",
  });
  expect(await db.revision.count({ where: { noteId: note.id } })).toBe(2);
  expect(
    await db.noteUpdate.findFirst({ where: { noteId: note.id }, orderBy: { id: "desc" } }),
  ).toMatchObject({
    origin: "api",
    userId: owner.id,
  });
});

test("a change that changes nothing writes nothing, and without the right to edit nothing is written", async () => {
  const { note, actor } = await createNote();
  const rows = await db.noteUpdate.count({ where: { noteId: note.id } });
  const write = (access: "edit" | "comment") =>
    transaction((tx) =>
      writeNote(tx, actor, { note: { id: note.id, access }, origin: "api", change: () => undefined }),
    );
  expect(await write("edit")).toBe(false);
  await expect(write("comment")).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.noteUpdate.count({ where: { noteId: note.id } })).toBe(rows);
});

test("a note is read while somebody else keeps it locked, and what is not merged yet is read, too", async () => {
  const { note, actor, owner, doc } = await createNote();
  const longAgo = new Date(Date.now() - 3600_000); // the pause is over, and no revision is cut yet
  const window = { windowStartedAt: longAgo, windowEditedAt: longAgo };
  await db.noteState.update({ where: { noteId: note.id }, data: window });
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const locking = transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "NoteState" WHERE "noteId" = ${note.id}::uuid FOR UPDATE`;
    await held;
  });
  expect((await readNote(actor, { id: note.shortId })).title).toBe("Sourdough");
  release();
  await locking;
  const update = edit(doc, () => firstText(doc).insert(0, "Twice: "));
  await transaction((tx) =>
    appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin: "typed", update }]),
  );
  expect(JSON.stringify((await readNote(actor, { id: note.shortId })).content.body)).toContain("Twice: Feed");
});
