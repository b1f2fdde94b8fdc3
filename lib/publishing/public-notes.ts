import { db } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { HeadingAnchor } from "#lib/editor/anchors.ts";
import { referencesOf } from "./public-content.ts";
import type { Rendered } from "./render-publication.ts";
import { revisionContent } from "./revision-content.ts";
import { visibleNotes } from "./visible-notes.ts";

export interface PublicWorkspace {
  slug: string;
  name: string;
}

/** What stands in lists about a public page. */
export interface ListedPage {
  slug: string;
  title: string;
  description: string;
  publishedAt: Date;
  updatedAt: Date;
}

/** All that the public may know of a published note. */
export interface PublicNote extends ListedPage, Rendered {
  workspace: PublicWorkspace;
  /** The path of its first picture. */
  image: string | null;
}

export interface PublicSite {
  workspace: PublicWorkspace;
  pages: ListedPage[];
}

const inFeed = 20;
const inSitemap = 45_000;

const listed = {
  slug: true,
  title: true,
  description: true,
  publishedAt: true,
  updatedAt: true,
} satisfies Prisma.PublicationSelect;

const whole = {
  ...listed,
  workspaceId: true,
  revisionId: true,
  headings: true,
  linkedNotes: true,
  html: true,
  markdown: true,
  workspace: { select: { slug: true, name: true } },
  attachments: { select: { attachmentId: true } },
} satisfies Prisma.PublicationSelect;

type Whole = Prisma.PublicationGetPayload<{ select: typeof whole }>;

const newestFirst = [
  { publishedAt: "desc" },
  { noteId: "desc" },
] satisfies Prisma.PublicationOrderByWithRelationInput[];

/** The public page at this address, the address it has moved to, or null. */
export async function readPublicNote(address: {
  workspace: string;
  slug: string;
}): Promise<PublicNote | { movedTo: string } | null> {
  const workspace = { slug: address.workspace };
  const publication = await db.publication.findFirst({
    where: { slug: address.slug, workspace },
    select: whole,
  });
  if (publication) return await asPublic(publication);
  const redirect = await db.slugRedirect.findFirst({
    where: { slug: address.slug, workspace, note: { publication: { isNot: null } } },
    select: { note: { select: { publication: { select: { slug: true } } } } },
  });
  return redirect?.note.publication ? { movedTo: redirect.note.publication.slug } : null;
}

/** All public pages of a workspace, the newest first; null when there are none, or no such workspace. */
export async function listPublicPages(slug: string): Promise<PublicSite | null> {
  const [site] = await sites({ slug });
  return site ?? null;
}

/** All public pages there are. */
export async function listPublicSites(): Promise<PublicSite[]> {
  return await sites({});
}

/** The newest public notes of a workspace, whole. */
export async function newestPublicNotes(workspace: string): Promise<PublicNote[]> {
  const publications = await db.publication.findMany({
    where: { workspace: { slug: workspace } },
    orderBy: newestFirst,
    take: inFeed,
    select: whole,
  });
  return await Promise.all(publications.map(asPublic));
}

async function sites(where: Prisma.WorkspaceWhereInput): Promise<PublicSite[]> {
  const publications = await db.publication.findMany({
    where: { workspace: where },
    orderBy: [{ workspace: { slug: "asc" } }, ...newestFirst],
    take: inSitemap,
    select: { ...listed, workspace: { select: { slug: true, name: true } } },
  });
  const bySlug = new Map<string, PublicSite>();
  for (const { workspace, ...page } of publications) {
    const site = bySlug.get(workspace.slug) ?? { workspace, pages: [] };
    site.pages.push(page);
    bySlug.set(workspace.slug, site);
  }
  return [...bySlug.values()];
}

async function asPublic({ workspaceId, revisionId, linkedNotes, attachments, ...publication }: Whole) {
  const shown = new Set(attachments.map(({ attachmentId }) => attachmentId));
  const { workspace, slug, publishedAt, updatedAt } = publication;
  const pinned = { workspace, slug, publishedAt, updatedAt };
  if (linkedNotes.length === 0) {
    const { title, description, html, markdown } = publication;
    const headings = publication.headings as HeadingAnchor[];
    return { ...pinned, title, description, headings, html, markdown, image: imageIn(html) };
  }
  const content = await revisionContent(db, revisionId);
  const visible = await visibleNotes(db, { ...referencesOf(content), workspaceId });
  // Only now: formulas, colours of code and Markdown are a tenth of the memory of a server that nobody asks anything.
  const { renderPublication } = await import("./render-publication.ts");
  const rendered = await renderPublication(content, { ...visible, attachments: shown });
  return { ...pinned, ...rendered, image: imageIn(rendered.html) };
}

/** The first picture of ours that the page shows. */
function imageIn(html: string): string | null {
  return /<img src="(\/attachments\/[^"]+)"/.exec(html)?.[1] ?? null;
}
