import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import type { PermittedNote } from "#lib/permissions/notes.ts";
import { mayPublish } from "#lib/permissions/publishing.ts";
import { hashOf, snapshotOf } from "#lib/revisions/snapshot.ts";
import { publicPath } from "./public-url.ts";
import type { PublicationSummary } from "./publish-note.ts";

interface Publication extends PublicationSummary {
  publishedAt: Date;
  updatedAt: Date;
  /** The note says something else by now. */
  changed: boolean;
}

/** What a note's page tells about its public page, and whether the actor may publish and unpublish. */
export interface PublishingState {
  mayPublish: boolean;
  publication: Publication | null;
}

/** Of a note that the actor may read, with what it says now. */
export async function publishingOf(
  tx: Tx,
  actor: Actor,
  { note, content }: { note: PermittedNote; content: NoteContent },
): Promise<PublishingState> {
  return {
    mayPublish: mayPublish(actor, note),
    publication: await publicationOf(tx, note.id, content),
  };
}

async function publicationOf(tx: Tx, noteId: string, content: NoteContent): Promise<Publication | null> {
  const publication = await tx.publication.findUnique({
    where: { noteId },
    select: {
      slug: true,
      publishedAt: true,
      updatedAt: true,
      workspace: { select: { slug: true } },
      revision: { select: { number: true, contentHash: true } },
    },
  });
  if (!publication) return null;
  const { slug, publishedAt, updatedAt, workspace, revision } = publication;
  const now = hashOf(snapshotOf(content));
  return {
    url: publicPath({ workspace: workspace.slug, slug }),
    revision: revision.number,
    publishedAt,
    updatedAt,
    changed: !now.equals(revision.contentHash),
  };
}
