import type { Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { contentOfSnapshot, unpack } from "./snapshot.ts";

/** What the revision with this (internal) id says. */
export async function revisionContent(tx: Tx, revisionId: string): Promise<NoteContent> {
  const { content, base } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { content: true, base: { select: { content: true } } },
  });
  return contentOfSnapshot(await unpack(content, base ? await unpack(base.content) : undefined));
}
