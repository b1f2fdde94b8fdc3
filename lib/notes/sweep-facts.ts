import { system } from "#lib/actor.ts";
import { db, transaction, type Tx } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { reportError } from "#lib/report.ts";
import { FACTS_VERSION } from "./facts-version.ts";
import { readAbout } from "./front-matter.ts";
import { saveFacts, storeNote } from "./store-note.ts";
import { writeNote } from "./write-note.ts";

const atOnce = 100;
/** Others want the database, too. */
const longestMs = 10_000;

/**
 * Derives anew what an older version derived from notes, and moves front matter that was kept beside a note into it.
 * A note that cannot be stored is reported, and is looked at again when it changes. Returns how many notes it saw.
 */
export async function sweepFacts(): Promise<number> {
  const end = Date.now() + longestMs;
  let seen = 0;
  for (let due = await dueNotes(); due.length > 0; due = await dueNotes()) {
    for (const id of due) await derive(id);
    seen += due.length;
    if (due.length < atOnce || Date.now() > end) break;
  }
  return seen;
}

async function dueNotes(): Promise<string[]> {
  const due = await db.note.findMany({
    where: { factsVersion: { lt: FACTS_VERSION }, state: { isNot: null } },
    orderBy: [{ factsVersion: "asc" }, { id: "asc" }],
    take: atOnce,
    select: { id: true },
  });
  return due.map(({ id }) => id);
}

async function derive(id: string): Promise<void> {
  try {
    await transaction((tx) => deriveAgain(tx, id));
  } catch (error) {
    reportError(error, `Deriving the facts of the note ${id}`);
    await db.note.updateMany({ where: { id }, data: { factsVersion: FACTS_VERSION } });
  }
}

async function deriveAgain(tx: Tx, noteId: string): Promise<void> {
  const { content } = await storeNote(tx, noteId);
  const note = await tx.note.findUniqueOrThrow({
    where: { id: noteId },
    select: { updatedAt: true, frontMatter: true },
  });
  const { frontMatter, updatedAt } = note;
  if (frontMatter === null) return await saveFacts(tx, { noteId, content, updatedAt });
  const { about } = readAbout(`---\n${frontMatter}\n---\n`);
  await writeNote(tx, system, {
    note: { id: noteId, access: "manage" },
    origin: "imported",
    change: (doc) => replaceContent(doc, about),
  });
  // Nobody wrote anything: the note is as old as it was.
  await tx.note.update({
    where: { id: noteId },
    data: { frontMatter: null, updatedAt, factsVersion: FACTS_VERSION },
    select: { id: true },
  });
}
