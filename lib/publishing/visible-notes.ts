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
  return new Map(
    notes.map((note) => {
      const page = note.workspaceId === workspaceId ? note.publication : null;
      return [note.shortId, page && publicPath({ workspace: note.workspace.slug, slug: page.slug })];
    }),
  );
}
