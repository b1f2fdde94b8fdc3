import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { firstText } from "#lib/testing/collaboration.ts";
import { createMember, createUser } from "#lib/testing/factories.ts";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { docFrom } from "./note-doc.ts";
import { storeNote } from "./store-note.ts";
import { sweepNotes } from "./sweep-notes.ts";
import { appendUpdates, type NewUpdate } from "./update-log.ts";

const people = 5;
const edits = 10_000;

interface Writer {
  userId: string;
  doc: Y.Doc;
  /** Where they are, in which paragraph, and how long they stay there. */
  paragraph: number;
  at: number;
  left: number;
}

/** One key: a letter where they are, or one back; now and then they go somewhere else, or begin a paragraph. */
function pressKey(writer: Writer, random: () => number): void {
  const body = writer.doc.getXmlFragment(BODY_FIELD);
  if (writer.left-- <= 0) {
    if (random() < 0.2) {
      const added = new Y.XmlElement("paragraph");
      added.insert(0, [new Y.XmlText(" ")]);
      body.insert(pick(random, body.length + 1), [added]);
    }
    writer.paragraph = pick(random, body.length);
    writer.at = pick(random, textOf(writer).length + 1);
    writer.left = 20 + pick(random, 60);
  }
  const text = textOf(writer);
  writer.at = Math.min(writer.at, text.length);
  if (random() < 0.08 && writer.at > 0) text.delete(--writer.at, 1);
  else text.insert(writer.at++, "etaoin shrdlu".charAt(pick(random, 13)));
}

function textOf({ doc, paragraph }: Writer): Y.XmlText {
  const body = doc.getXmlFragment(BODY_FIELD);
  return (body.get(paragraph % body.length) as Y.XmlElement).get(0) as Y.XmlText;
}

/** What the note takes in the database, which compresses it, and what it says as JSON, in bytes. */
async function sizes(noteId: string) {
  const [size] = await db.$queryRaw<{ state: number; log: number; contributions: number; content: number }[]>`
    SELECT (SELECT pg_column_size(state) FROM "NoteState" WHERE "noteId" = ${noteId}::uuid) AS state,
      (SELECT coalesce(sum(pg_column_size(u)), 0)::int FROM "NoteUpdate" u WHERE "noteId" = ${noteId}::uuid) AS log,
      (SELECT coalesce(sum(pg_column_size(c)), 0)::int FROM "Contribution" c WHERE "noteId" = ${noteId}::uuid) AS contributions,
      (SELECT octet_length(content::text) FROM "NoteState" WHERE "noteId" = ${noteId}::uuid) AS content`;
  return size!;
}

test("a note that five people wrote with 10,000 keys takes at most three times what it says", async () => {
  const { note, workspace } = await createWrittenNote({ text: "Feed it daily. " });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const random = seededRandom(7);
  const rows: NewUpdate[] = [];
  const writers = await Promise.all(
    Array.from({ length: people }, async (): Promise<Writer> => {
      const user = await createUser();
      await createMember({ workspace, user });
      return { userId: user.id, doc: docFrom(state), paragraph: 0, at: 0, left: 30 };
    }),
  );
  for (const writer of writers)
    writer.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "others") return;
      rows.push({ noteId: note.id, userId: writer.userId, origin: "typed", update });
      for (const other of writers) if (other !== writer) Y.applyUpdate(other.doc, update, "others");
    });
  for (let key = 1; key <= edits; key++) {
    pressKey(writers[pick(random, people)]!, random);
    if (key % 500 === 0)
      await transaction(async (tx) => {
        await appendUpdates(tx, rows.splice(0));
        await storeNote(tx, note.id);
      });
  }
  await db.$executeRaw`UPDATE "NoteUpdate" SET "mergedAt" = "mergedAt" - interval '2 hours' WHERE "noteId" = ${note.id}::uuid`;
  await sweepNotes();

  const { content, ...parts } = await sizes(note.id);
  expect(parts.state + parts.log + parts.contributions).toBeLessThanOrEqual(3 * content);
  const stored = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  expect(firstText(docFrom(stored.state)).toJSON()).toBe(firstText(writers[0]!.doc).toJSON());
  for (const { userId, doc } of writers) {
    const { _sum } = await db.contribution.aggregate({
      where: { noteId: note.id, userId },
      _sum: { length: true },
    });
    expect(_sum.length).toBe(Y.getState(doc.store, doc.clientID));
  }
});
