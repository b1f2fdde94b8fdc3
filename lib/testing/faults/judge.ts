import { isDeepStrictEqual } from "node:util";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { revisionContent } from "#lib/revisions/revision-content.ts";
import { until } from "#lib/testing/collaboration.ts";
import type { Account } from "./typist.ts";
import type { World } from "./world.ts";

/** What a run came to. Each list is empty, or says what went wrong. */
export interface Verdict {
  /** How much people were told is saved. */
  acknowledged: number;
  lost: string[];
  doubled: string[];
  diverged: string[];
}

const convergeWithinMs = 30_000;

/** Waits until everybody has everything, and compares what there is with what people were told. */
export async function judge(world: World): Promise<Verdict> {
  const staying = world.people.filter(({ left }) => !left);
  await Promise.all(staying.map((person) => person.saved()));
  const fresh = await world.enter("zz");
  const diverged = await differences(world, [...staying, fresh]);
  const text = textOf(fresh.doc);
  const kept = world.mayBeInHistory ? text + (await history(world)) : text;
  const accounts = [...world.people, ...world.elsewhere];
  return {
    acknowledged: accounts.reduce((sum, { account }) => sum + account.saved, 0),
    lost: accounts.flatMap(({ account, left }) => missing(account, { left, text, kept })),
    doubled: accounts.flatMap(({ account }) => doubles(account, text)),
    diverged,
  };
}

/** Compares all documents with what is stored: as JSON, and by what they know. */
async function differences(world: World, people: { doc: Y.Doc; account: Account }[]): Promise<string[]> {
  let found: string[] = [];
  const compare = async () => {
    const { state, content } = await transaction((tx) => storeNote(tx, world.note.id));
    const stored = docFrom(state);
    const { content: row } = await db.noteState.findUniqueOrThrow({ where: { noteId: world.note.id } });
    found = people.flatMap(({ doc, account }) => [
      ...(isDeepStrictEqual(noteFromDoc(doc), content) ? [] : [`${account.name} sees another note`]),
      ...(isDeepStrictEqual(knownIn(doc), knownIn(stored)) ? [] : [`${account.name} knows something else`]),
    ]);
    if (!isDeepStrictEqual(row, JSON.parse(JSON.stringify(content))))
      found.push("the stored JSON is another");
    return found.length === 0;
  };
  await until(compare, "all have the same note", convergeWithinMs).catch(() => undefined); // found says it
  return found;
}

const knownIn = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

/** What is sure and is not there: marks that were saved, and deletions. Whoever stayed has everything saved by now. */
function missing(
  { done, saved }: Account,
  { left, text, kept }: { left: boolean; text: string; kept: string },
): string[] {
  const deletions = new Set(done.filter(({ deleted }) => deleted).map(({ mark }) => mark));
  const sure = left ? done.slice(0, saved) : done;
  return [
    ...sure
      .filter(({ mark, deleted }) => deleted && kept === text && text.includes(mark))
      .map(({ mark }) => `${mark} is back`),
    ...sure
      .filter(({ mark }) => !deletions.has(mark) && !kept.includes(mark))
      .map(({ mark }) => `${mark} is lost`),
  ];
}

function doubles({ done }: Account, text: string): string[] {
  return done.filter(({ mark }) => text.split(mark).length > 2).map(({ mark }) => `${mark} is doubled`);
}

/** Everything that any revision of the note says. */
async function history({ note }: World): Promise<string> {
  const revisions = await db.revision.findMany({ where: { noteId: note.id }, select: { id: true } });
  const contents = await Promise.all(revisions.map(({ id }) => transaction((tx) => revisionContent(tx, id))));
  return contents.map((content) => wordsOf(content)).join("\n");
}

const textOf = (doc: Y.Doc) => wordsOf(noteFromDoc(doc));

/** All texts, without what stands between them: a mark may have been cut in two by something else. */
function wordsOf(content: unknown): string {
  let words = "";
  JSON.stringify(content, (key, value: unknown) => {
    if (key === "text" && typeof value === "string") words += value;
    return value;
  });
  return words;
}
