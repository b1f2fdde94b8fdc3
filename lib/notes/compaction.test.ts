import { expect, test } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import type { UserActor } from "#lib/actor.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { readRevision } from "#lib/revisions/read-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { docFrom } from "./note-doc.ts";
import { storeNote } from "./store-note.ts";
import { sweepNotes } from "./sweep-notes.ts";
import { appendUpdates, type NewUpdate } from "./update-log.ts";

/** What each of five people types, so that every letter tells who wrote it. */
const alphabets = ["eaw", "tor", "ins", "hld", "ucm"];
const edits = 10_000;
const storedEvery = 500;
const savedEvery = 2_000;

interface Writer {
  actor: UserActor;
  letters: string;
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
  else text.insert(writer.at++, writer.letters.charAt(pick(random, writer.letters.length)));
}

function textOf({ doc, paragraph }: Writer): Y.XmlText {
  const body = doc.getXmlFragment(BODY_FIELD);
  return (body.get(paragraph % body.length) as Y.XmlElement).get(0) as Y.XmlText;
}

/**
 * What the note takes in the database, in bytes as PostgreSQL keeps them: its state, what is left of the log, who wrote
 * what, and all its revisions. And what it says, as JSON.
 */
async function sizes(noteId: string) {
  const [size] = await db.$queryRaw<
    { state: number; log: number; contributions: number; revisions: number; content: number }[]
  >`
    SELECT (SELECT pg_column_size(state) FROM "NoteState" WHERE "noteId" = ${noteId}::uuid) AS state,
      (SELECT coalesce(sum(pg_column_size(u)), 0)::int FROM "NoteUpdate" u WHERE "noteId" = ${noteId}::uuid) AS log,
      (SELECT coalesce(sum(pg_column_size(c)), 0)::int FROM "Contribution" c WHERE "noteId" = ${noteId}::uuid) AS contributions,
      (SELECT coalesce(sum(pg_column_size(r)), 0)::int FROM "Revision" r WHERE "noteId" = ${noteId}::uuid) AS revisions,
      (SELECT octet_length(content::text) FROM "NoteState" WHERE "noteId" = ${noteId}::uuid) AS content`;
  return size!;
}

/** Every letter that stands in the note, with all whom the contributions name for it. */
async function blame(noteId: string): Promise<{ letter: string; userIds: (string | null)[] }[]> {
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId } });
  const rows = await db.contribution.findMany({ where: { noteId, client: { not: null } } });
  const runs = rows.map(({ client, clock, length, userId }) => ({
    client: Number(client),
    from: clock!,
    to: clock! + length!,
    userId,
  }));
  return lettersIn(docFrom(state)).map(({ letter, client, clock }) => ({
    letter,
    userIds: runs
      .filter((run) => run.client === client && run.from <= clock && clock < run.to)
      .map(({ userId }) => userId),
  }));
}

function lettersIn(doc: Y.Doc): { letter: string; client: number; clock: number }[] {
  return doc
    .getXmlFragment(BODY_FIELD)
    .toArray()
    .flatMap((block) => ((block as Y.XmlElement).toArray() as Y.XmlText[]).flatMap(itemsOf))
    .flatMap(({ id, content }) =>
      [...(content as Y.ContentString).str].map((letter, at) => ({
        letter,
        client: id.client,
        clock: id.clock + at,
      })),
    );
}

function itemsOf(text: Y.XmlText): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) items.push(item);
  return items;
}

test("a note that five people wrote with 10,000 keys takes at most three times what it says, and its history little more", async () => {
  const { note, workspace, owner } = await createWrittenNote({ text: "FEED IT DAILY. " });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const random = seededRandom(7);
  const rows: NewUpdate[] = [];
  const writers = await Promise.all(
    alphabets.map(async (letters): Promise<Writer> => {
      const user = await createUser();
      await createMember({ workspace, user });
      return { actor: await actorOf(user), letters, doc: docFrom(state), paragraph: 0, at: 0, left: 30 };
    }),
  );
  for (const writer of writers)
    writer.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "others") return;
      rows.push({ noteId: note.id, userId: writer.actor.userId, origin: "typed", update });
      for (const other of writers) if (other !== writer) Y.applyUpdate(other.doc, update, "others");
    });
  const [{ actor, doc: common }] = writers as [Writer];
  const saved = [];
  for (let key = 1; key <= edits; key++) {
    pressKey(writers[pick(random, writers.length)]!, random);
    if (key % storedEvery === 0)
      await transaction(async (tx) => {
        await appendUpdates(tx, rows.splice(0));
        await storeNote(tx, note.id);
      });
    if (key % savedEvery === 0) {
      const { number } = await saveRevision(actor, { note: note.shortId, name: `After ${key}` });
      saved.push({ number, content: noteFromDoc(common) });
    }
  }
  await db.$executeRaw`UPDATE "NoteUpdate" SET "mergedAt" = "mergedAt" - interval '2 hours' WHERE "noteId" = ${note.id}::uuid`;
  await sweepNotes();

  // What the keys leave behind. Revisions are kept on purpose, however many people make: each by itself has to be small.
  const { content, state: size, log, contributions, revisions } = await sizes(note.id);
  expect(size + log + contributions).toBeLessThanOrEqual(3 * content);
  const count = await db.revision.count({ where: { noteId: note.id } });
  expect(revisions / count).toBeLessThan(content / 5);

  const stored = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  expect(noteFromDoc(docFrom(stored.state))).toEqual(noteFromDoc(common));
  expect(saved).toHaveLength(edits / savedEvery);
  for (const { number, content: then } of saved) {
    const revision = await readRevision(actor, { note: note.shortId, number });
    expect(revision.content).toEqual(then);
  }

  const authors = new Map(
    writers.flatMap(({ letters, ...one }) => [...letters].map((letter) => [letter, one])),
  );
  const found = (await blame(note.id)).filter(({ letter }) => letter !== " "); // every new paragraph has one of anybody
  expect(found.length).toBeGreaterThan(edits / 2);
  for (const { letter, userIds } of found)
    expect([letter, userIds]).toEqual([letter, [authors.get(letter)?.actor.userId ?? owner.id]]);
});
