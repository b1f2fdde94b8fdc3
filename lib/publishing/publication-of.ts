import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { readContent } from "#lib/notes/read-content.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { mayPublish } from "#lib/permissions/publishing.ts";
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
    return await load(tx, note.id, () => readContent(tx, note.id));
  });
}

/** What the Share menu of a note needs: its public page, and whether the actor may publish and unpublish. */
export interface Sharing {
  mayPublish: boolean;
  publication: Publication | null;
}

export async function sharingOf(
  tx: Tx,
  actor: Actor,
  { note, content }: { note: PermittedNote; content: NoteContent },
): Promise<Sharing> {
  return {
    mayPublish: mayPublish(actor, note),
    publication: await load(tx, note.id, async () => content),
  };
}

async function load(
  tx: Tx,
  noteId: string,
  content: () => Promise<NoteContent>,
): Promise<Publication | null> {
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
  const now = hashOf(snapshotOf(await content()));
  return {
    url: publicPath({ workspace: workspace.slug, slug }),
    revision: revision.number,
    publishedAt,
    updatedAt,
    changed: !now.equals(revision.contentHash),
  };
}
