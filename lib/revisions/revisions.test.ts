import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { firstText } from "#lib/testing/collaboration.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { cutRevision } from "./cut-revision.ts";
import { listRevisions } from "./list-revisions.ts";
import { readRevision } from "./read-revision.ts";
import { restoreRevision } from "./restore-revision.ts";
import { saveRevision } from "./save-revision.ts";

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

/** Types at the start of the note, as a browser with a document of its own. */
async function type({ note, owner }: Written, text: string, user = owner) {
  const { state } = await transaction((tx) => storeNote(tx, note.id));
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, text);
  const update = Y.encodeStateAsUpdate(doc, before);
  const row = { noteId: note.id, userId: user.id, origin: "typed" as const, update };
  await transaction((tx) => appendUpdates(tx, [row]));
}

const saidBy = (content: unknown) => JSON.stringify(content);

test("a revision is cut when asked for, and never twice of the same content", async () => {
  const written = await createWrittenNote();
  const note = written.note.shortId;
  await type(written, "More. ");
  expect(await saveRevision(written.actor, { note })).toEqual({ number: 2, cut: true });
  expect(await saveRevision(written.actor, { note })).toEqual({ number: 2, cut: false });

  await type(written, "");
  expect(await saveRevision(written.actor, { note })).toEqual({ number: 2, cut: false });
});

test("contributors are those whose updates are in the log, not who asks for the revision", async () => {
  const written = await createWrittenNote();
  const ben = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace: written.workspace, user: ben });
  await type(written, "Ben was here. ", ben);
  await saveRevision(written.actor, { note: written.note.shortId });
  const { revisions } = await listRevisions(written.actor, { note: written.note.shortId });
  expect(revisions[0]).toMatchObject({
    number: 2,
    kind: "saved",
    createdBy: { id: written.owner.id },
    contributors: [{ id: ben.id, name: "Ben Okafor" }],
  });
});

test("numbers have no gaps when many ask at once", async () => {
  const written = await createWrittenNote();
  await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      await type(written, `${index} `);
      await saveRevision(written.actor, { note: written.note.shortId });
    }),
  );
  const rows = await db.revision.findMany({ where: { noteId: written.note.id }, orderBy: { number: "asc" } });
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.length).toBeGreaterThan(2);
});

test("revisions lean on one that is stored whole, are small, and read back as they were", async () => {
  const written = await createWrittenNote({ text: "Wort für Wort. ".repeat(400) });
  const note = written.note.shortId;
  for (let index = 2; index <= 25; index++) {
    await type(written, `Edit ${index}. `);
    await saveRevision(written.actor, { note });
  }
  const rows = await db.revision.findMany({ where: { noteId: written.note.id }, orderBy: { number: "asc" } });
  const whole = rows.filter(({ baseId }) => baseId === null).map(({ number }) => number);
  expect(whole).toEqual([1, 22]);
  for (const { number } of rows) {
    const { content } = await readRevision(written.actor, { note, number });
    expect(saidBy(content).includes(`Edit ${number}. `)).toBe(number > 1);
    expect(saidBy(content)).not.toContain(`Edit ${number + 1}. `);
  }
});

test("a restore keeps what was there in a revision of its own, and is undone by restoring that", async () => {
  const written = await createWrittenNote();
  const note = written.note.shortId;
  await type(written, "Second thoughts. ");
  const restored = await restoreRevision(written.actor, { note, number: 1 });
  expect(restored).toEqual({ number: 3, previous: 2 });
  const { content } = await readRevision(written.actor, { note, number: 3 });
  expect(saidBy(content)).not.toContain("Second thoughts");
  const { revisions } = await listRevisions(written.actor, { note });
  expect(revisions.map(({ kind, restoredFrom }) => [kind, restoredFrom])).toEqual([
    ["restored", 1],
    ["auto", null],
    ["created", null],
  ]);

  await restoreRevision(written.actor, { note, number: restored.previous });
  const { text } = await db.note.findUniqueOrThrow({ where: { id: written.note.id } });
  expect(text).toBe("Second thoughts. Feed it daily.");
});

test("restoring what the note already says changes nothing", async () => {
  const written = await createWrittenNote();
  const restored = await restoreRevision(written.actor, { note: written.note.shortId, number: 1 });
  expect(restored).toEqual({ number: 1, previous: 1 });
});

test("reading goes by the rights of today, and writing asks for more than reading", async () => {
  const written = await createWrittenNote();
  const note = written.note.shortId;
  const guest = await createUser();
  await createMember({ workspace: written.workspace, user: guest, role: "guest" });
  await db.notebookMember.create({
    data: { notebookId: written.notebook.id, userId: guest.id, access: "read" },
  });
  const actor = await actorOf(guest);
  expect((await readRevision(actor, { note, number: 1 })).title).toBe("Sourdough");
  await expect(restoreRevision(actor, { note, number: 1 })).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveRevision(actor, { note })).rejects.toMatchObject({ code: "forbidden" });

  await db.notebookMember.deleteMany({ where: { userId: guest.id } });
  await expect(readRevision(actor, { note, number: 1 })).rejects.toMatchObject({ code: "not-found" });
  await expect(listRevisions(actor, { note })).rejects.toMatchObject({ code: "not-found" });
});

test("a revision number of another note, or none, is not found", async () => {
  const written = await createWrittenNote();
  const read = readRevision(written.actor, { note: written.note.shortId, number: 7 });
  await expect(read).rejects.toMatchObject({ code: "not-found", message: "This note has no revision 7." });
});

test("the history comes in pages", async () => {
  const written = await createWrittenNote();
  const note = written.note.shortId;
  for (const word of ["one ", "two ", "three "]) {
    await type(written, word);
    await saveRevision(written.actor, { note });
  }
  const first = await listRevisions(written.actor, { note, limit: 3 });
  expect(first.revisions.map(({ number }) => number)).toEqual([4, 3, 2]);
  const second = await listRevisions(written.actor, { note, limit: 3, cursor: first.next! });
  expect(second).toMatchObject({ revisions: [{ number: 1 }], next: null });
});

test("a revision cannot be changed", async () => {
  const written = await createWrittenNote();
  await expect(
    db.revision.updateMany({ where: { noteId: written.note.id }, data: { title: "Forged" } }),
  ).rejects.toThrow(/immutable/);
  await transaction((tx) =>
    cutRevision(tx, { noteId: written.note.id, kind: "saved", actor: written.actor }),
  );
});
