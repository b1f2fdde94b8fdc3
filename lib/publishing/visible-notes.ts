import type { Prisma } from "#lib/db/generated/client.ts";
import { targetKey } from "#lib/links/link-facts.ts";
import type { PublicPage, References, Visible } from "./public-content.ts";
import { publicPath } from "./public-url.ts";

const page = {
  slug: true,
  title: true,
  description: true,
  workspace: { select: { slug: true } },
} satisfies Prisma.PublicationSelect;

/**
 * Which of the notes that a body refers to the public may know. Only public pages of the same workspace count: those
 * of another one can go without this one hearing of it.
 */
export async function visibleNotes(
  client: Prisma.TransactionClient,
  { notes, titles, workspaceId }: Pick<References, "notes" | "titles"> & { workspaceId: string },
): Promise<Pick<Visible, "notes" | "titles">> {
  return {
    notes: await byId(client, notes, workspaceId),
    titles: await byTitle(client, titles, workspaceId),
  };
}

async function byId(client: Prisma.TransactionClient, ids: string[], workspaceId: string) {
  // What is not there any more was a note when it was written down, and its address still says what it was called.
  const pages = new Map<string, PublicPage | null>(ids.map((id) => [id, null]));
  if (ids.length === 0) return pages;
  const publications = await client.publication.findMany({
    where: { workspaceId, note: { shortId: { in: ids } } },
    select: { ...page, note: { select: { shortId: true } } },
  });
  for (const { note, ...publication } of publications) pages.set(note.shortId, asPage(publication));
  return pages;
}

/** By the titles that the public knows. */
async function byTitle(client: Prisma.TransactionClient, titles: string[], workspaceId: string) {
  const pages = new Map<string, PublicPage>();
  if (titles.length === 0) return pages;
  const wanted = new Set(titles.map(targetKey));
  const publications = await client.publication.findMany({
    where: { workspaceId },
    orderBy: [{ publishedAt: "desc" }, { noteId: "desc" }],
    select: page,
  });
  for (const publication of publications) {
    const key = targetKey(publication.title);
    if (wanted.has(key)) pages.set(key, asPage(publication)); // the oldest last
  }
  return pages;
}

function asPage(publication: Prisma.PublicationGetPayload<{ select: typeof page }>): PublicPage {
  const { slug, title, description, workspace } = publication;
  return { url: publicPath({ workspace: workspace.slug, slug }), title, description };
}
