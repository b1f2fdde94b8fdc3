import type { JSONContent } from "@tiptap/core";
import type { Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { tagFacts } from "#lib/tags/tag-facts.ts";
import { linkFacts, targetKey, type LinkFact } from "./link-facts.ts";

/** Writes where a note links to and which tags it has (law 6), if that is not what the database has already. */
export async function saveLinkFacts(
  tx: Tx,
  { noteId, content }: { noteId: string; content: NoteContent },
): Promise<void> {
  await saveLinks(tx, noteId, linkRows(content.body));
  await saveTags(tx, noteId, tagFacts(content));
}

type Row = LinkFact & { targetKey: string };

/** The links of a body as rows, but for the note they are in. */
export function linkRows(body: JSONContent): Row[] {
  return linkFacts(body).map((fact) => ({ ...fact, targetKey: targetKey(fact.target) }));
}

async function saveLinks(tx: Tx, noteId: string, rows: Row[]): Promise<void> {
  const stored = await tx.noteLink.findMany({
    where: { fromId: noteId },
    orderBy: { id: "asc" },
    select: { note: true, target: true, targetKey: true, heading: true, block: true, excerpt: true },
  });
  const same = stored.length === rows.length && stored.every((row, at) => isSame(row, rows[at]!));
  if (same) return;
  if (stored.length > 0) await tx.noteLink.deleteMany({ where: { fromId: noteId } });
  if (rows.length > 0)
    await tx.noteLink.createMany({ data: rows.map((row) => ({ ...row, fromId: noteId })) });
}

function isSame(a: Row, b: Row): boolean {
  return (Object.keys(a) as (keyof Row)[]).every((name) => a[name] === b[name]);
}

async function saveTags(tx: Tx, noteId: string, tags: Map<string, string>): Promise<void> {
  const stored = await tx.noteTag.findMany({ where: { noteId }, select: { key: true, tag: true } });
  const gone = stored.filter(({ key, tag }) => tags.get(key) !== tag).map(({ key }) => key);
  const kept = new Set(stored.map(({ key }) => key).filter((key) => !gone.includes(key)));
  const added = [...tags].filter(([key]) => !kept.has(key)).map(([key, tag]) => ({ noteId, key, tag }));
  if (gone.length > 0) await tx.noteTag.deleteMany({ where: { noteId, key: { in: gone } } });
  if (added.length > 0) await tx.noteTag.createMany({ data: added });
}
