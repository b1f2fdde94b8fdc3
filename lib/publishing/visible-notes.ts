import type { Prisma } from "#lib/db/generated/client.ts";
import { publicPath } from "./public-url.ts";

/**
 * Which of these notes the public may know. Only public pages of the same workspace count: those of another one
 * can go without this one hearing of it.
 */
export async function visibleNotes(
  client: Prisma.TransactionClient,
  { ids, workspaceId }: { ids: string[]; workspaceId: string },
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const notes = await client.note.findMany({
    where: { shortId: { in: ids } },
    select: {
      shortId: true,
      workspaceId: true,
      publication: { select: { slug: true } },
      workspace: { select: { slug: true } },
    },
  });
  // What is not there any more was a note when it was written down, and its address still says what it was called.
  const addresses = new Map<string, string | null>(ids.map((id) => [id, null]));
  for (const { shortId, publication, ...note } of notes) {
    if (!publication || note.workspaceId !== workspaceId) continue;
    addresses.set(shortId, publicPath({ workspace: note.workspace.slug, slug: publication.slug }));
  }
  return addresses;
}
