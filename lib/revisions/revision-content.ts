import type { Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { contentOfSnapshot, unpack } from "./snapshot.ts";

/** What the revision with this (internal) id says. */
export async function revisionContent(tx: Tx, revisionId: string): Promise<NoteContent> {
  return contentOfSnapshot(await wholeSnapshot(tx, revisionId));
}

/** The same as the bytes that others may be stored against. */
export async function wholeSnapshot(tx: Tx, revisionId: string): Promise<Uint8Array> {
  const { content, base } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { content: true, base: { select: { content: true } } },
  });
  return await unpack(content, base ? await unpack(base.content) : undefined);
}
