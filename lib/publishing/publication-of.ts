import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { mayPublish, roleIn } from "#lib/permissions/publishing.ts";
import { hashOf, snapshotOf } from "#lib/revisions/snapshot.ts";
import { publicPath } from "./public-url.ts";
import type { PublicationSummary } from "./publish-note.ts";
import type { PublishedNote } from "./schema.ts";

export interface Publication extends PublicationSummary {
  publishedAt: Date;
  updatedAt: Date;
  /** The note says something else by now. */
  changed: boolean;
}

/** The public page of a note the actor may read; null when there is none. */
export async function publicationOf(actor: Actor, { note: id }: PublishedNote): Promise<Publication | null> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    return await load(tx, note.id);
  });
}

/** What the Share menu of a note needs: its public page, and whether the actor may publish and unpublish. */
export interface Sharing {
  mayPublish: boolean;
  publication: Publication | null;
}

export async function sharingOf(actor: Actor, { note: id }: PublishedNote): Promise<Sharing> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const role = await roleIn(tx, actor, note.workspaceId);
    return {
      mayPublish: mayPublish(actor, { role, access: note.access }),
      publication: await load(tx, note.id),
    };
  });
}

async function load(tx: Tx, noteId: string): Promise<Publication | null> {
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
  const { content } = await storeNote(tx, noteId);
  return {
    url: publicPath({ workspace: workspace.slug, slug }),
    revision: revision.number,
    publishedAt,
    updatedAt,
    changed: !hashOf(snapshotOf(content)).equals(revision.contentHash),
  };
}
