import type { Prisma } from "#lib/db/generated/client.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { contentOfSnapshot, unpack } from "#lib/revisions/snapshot.ts";

/** What the revision with this (internal) id says. */
export async function revisionContent(
  client: Prisma.TransactionClient,
  revisionId: string,
): Promise<NoteContent> {
  const { content, base } = await client.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { content: true, base: { select: { content: true } } },
  });
  const dictionary = base ? await unpack(base.content) : undefined;
  return contentOfSnapshot(await unpack(content, dictionary));
}
