import { recordEvent } from "#lib/activity/record-event.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { Refusal } from "#lib/errors.ts";
import { notesWith, type PermittedNote } from "#lib/permissions/notes.ts";
import { requirePublishable } from "#lib/permissions/publishing.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { referencesOf } from "./public-content.ts";
import { publicPath } from "./public-url.ts";
import { touchPublic } from "./public-version.ts";
import { renderPublication } from "./render-publication.ts";
import { revisionContent } from "./revision-content.ts";
import type { PublishNote } from "./schema.ts";
import { freeSlug, isMadeFrom, slugFor } from "./slug.ts";

/** Stands among the linked notes of a page that links to some by title alone: which those are changes. */
const linksByTitle = "[[";

/** What people get to know of a publication. */
export interface PublicationSummary {
  /** The path of the public page. */
  url: string;
  /** The number of the revision it shows. */
  revision: number;
}

/**
 * Publishes the note as it is now, with every word that was acknowledged; later edits stay private until the next
 * time. A new title gives a new address, unless somebody chose the address; the one before leads to it.
 */
export async function publishNote(
  actor: Actor,
  { note: id, slug }: PublishNote,
): Promise<PublicationSummary> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requirePublishable(tx, actor, { id });
    const workspace = await touchPublic(tx, workspaceId);
    const note = await requirePublishable(tx, actor, { id }); // it may have gone to the trash while we waited
    const revision = await cutRevision(tx, { noteId: note.id, kind: "published", actor });
    const content = await revisionContent(tx, revision.id);
    const { notes, titles, attachments } = referencesOf(content);
    const shown = await publishable(tx, actor, { note, attachments });
    // Which of the notes it names are public changes, so here it is as if none were.
    const hidden = new Map(notes.map((named) => [named, null]));
    const rendered = await renderPublication(content, {
      notes: hidden,
      titles: new Map(),
      attachments: new Set(shown),
    });
    const newSlug = await moveTo(tx, note, { title: rendered.title, chosen: slug });
    const { headings, ...texts } = rendered;
    const page = {
      ...texts,
      headings: [...headings],
      slug: newSlug,
      revisionId: revision.id,
      linkedNotes: titles.length > 0 ? [...notes, linksByTitle] : notes,
      publishedById: userIdOf(actor),
      updatedAt: await databaseTime(tx),
    };
    await tx.publication.upsert({
      where: { noteId: note.id },
      create: { ...page, noteId: note.id, workspaceId: note.workspaceId, publishedAt: page.updatedAt },
      update: page,
    });
    await showAttachments(tx, note.id, shown);
    await recordEvent(tx, actor, { noteId: note.id, kind: "published" });
    await announce(tx, { type: "publication.changed", workspaceId: note.workspaceId, noteId: note.id });
    return { url: publicPath({ workspace: workspace.slug, slug: newSlug }), revision: revision.number };
  });
}

/** Those of the attachments that may become public with this note: its own, those it uses, and of notes the actor may edit. */
async function publishable(
  tx: Tx,
  actor: Actor,
  { note, attachments }: { note: PermittedNote; attachments: string[] },
): Promise<string[]> {
  const uuids = attachments.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  const rows = await tx.attachment.findMany({
    where: {
      id: { in: uuids },
      workspaceId: note.workspaceId,
      OR: [{ noteId: note.id }, { uses: { some: { noteId: note.id } } }, { note: notesWith(actor, "edit") }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function showAttachments(tx: Tx, noteId: string, attachmentIds: string[]): Promise<void> {
  await tx.publishedAttachment.deleteMany({ where: { noteId } });
  await tx.publishedAttachment.createMany({
    data: attachmentIds.map((attachmentId) => ({ noteId, attachmentId })),
  });
}

/** Decides the slug, leaves a redirect where the page was, and takes over an address that only leads elsewhere. */
async function moveTo(
  tx: Tx,
  { id: noteId, workspaceId }: PermittedNote,
  { title, chosen }: { title: string; chosen: string | undefined },
): Promise<string> {
  const before = await tx.publication.findUnique({
    where: { noteId },
    select: { slug: true, title: true },
  });
  const keeps = before && (before.title === title || !isMadeFrom(before.slug, before.title));
  const wanted = chosen ?? (keeps ? before.slug : slugFor(title));
  const slug = wanted === before?.slug ? wanted : await freeSlug(tx, wanted, { workspaceId, noteId });
  if (chosen !== undefined && slug !== chosen)
    throw new Refusal("conflict", publishingTexts.slugTaken(chosen));
  await tx.slugRedirect.deleteMany({ where: { workspaceId, slug } });
  if (before && before.slug !== slug) await leaveRedirect(tx, { workspaceId, slug: before.slug, noteId });
  return slug;
}

/** From now on the slug leads to the note, whenever that is public. */
export async function leaveRedirect(
  tx: Tx,
  redirect: { workspaceId: string; slug: string; noteId: string },
): Promise<void> {
  const { workspaceId, slug, noteId } = redirect;
  await tx.slugRedirect.upsert({
    where: { workspaceId_slug: { workspaceId, slug } },
    create: redirect,
    update: { noteId },
  });
}
