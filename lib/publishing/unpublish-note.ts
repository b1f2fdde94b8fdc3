import { recordEvent } from "#lib/activity/record-event.ts";
import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requirePublishable } from "#lib/permissions/publishing.ts";
import { publishingTexts } from "#lib/texts/en/publishing.ts";
import { touchPublic } from "./public-version.ts";
import { leaveRedirect } from "./publish-note.ts";
import type { PublishedNote } from "./schema.ts";

/** Takes the public page away at once, with everything that showed or named it. The note stays as it is. */
export async function unpublishNote(actor: Actor, { note: id }: PublishedNote): Promise<void> {
  await transaction(async (tx) => {
    const note = await requirePublishable(tx, actor, { id });
    const { unpublished } = await unpublishInTransaction(tx, [note.id]);
    if (unpublished === 0) throw new Refusal("not-found", publishingTexts.notPublished);
    await recordEvent(tx, actor, { noteId: note.id, kind: "unpublished" });
  });
}

/**
 * The same for notes (by their internal ids) that go to the trash, or away. The caller has checked the permission.
 * An address a page had leads to it again when it is published again, unless another page has taken it.
 */
export async function unpublishInTransaction(tx: Tx, noteIds: string[]): Promise<{ unpublished: number }> {
  const workspaces = await tx.publication.groupBy({
    by: ["workspaceId"],
    where: { noteId: { in: noteIds } },
  });
  for (const { workspaceId } of workspaces) await touchPublic(tx, workspaceId);
  const going = await tx.publication.findMany({
    where: { noteId: { in: noteIds } },
    select: { noteId: true, workspaceId: true, slug: true },
  });
  await tx.publication.deleteMany({ where: { noteId: { in: noteIds } } });
  for (const { noteId, workspaceId, slug } of going) {
    await leaveRedirect(tx, { workspaceId, slug, noteId });
    await announce(tx, { type: "publication.changed", workspaceId, noteId });
  }
  return { unpublished: going.length };
}
