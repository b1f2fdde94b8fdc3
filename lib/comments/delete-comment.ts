import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { announceToldOf } from "#lib/notifications/announce-told.ts";
import { allows } from "#lib/permissions/access.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { requireComment } from "./require-thread.ts";
import type { CommentRef } from "./schema.ts";

/**
 * Deletes a comment: one's own, or anybody's for those who manage the note. Nobody sees it from then on;
 * `restoreComment` puts it back until `forgetDeleted` erases it. A thread without comments is not shown.
 */
export async function deleteComment(actor: Actor, { comment: id }: CommentRef): Promise<{ comment: string }> {
  return await transaction(async (tx) => {
    const { authorId, thread } = await requireComment(tx, actor, { comment: id, needed: "comment" });
    const own = authorId !== null && authorId === userIdOf(actor);
    if (!own && !allows(thread.note.access, "manage"))
      throw new Refusal("forbidden", commentsDomainTexts.onlyAuthorDeletes);
    await tx.comment.update({
      where: { id },
      data: { deletedAt: new Date(), deletedById: userIdOf(actor) },
    });
    await announceToldOf(tx, id);
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { comment: id };
  });
}
