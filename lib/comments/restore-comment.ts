import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { announceToldOf } from "#lib/notifications/announce-told.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { erasedBefore } from "./forget-deleted.ts";
import { requireComment } from "./require-thread.ts";
import type { CommentRef } from "./schema.ts";

/** Takes back a deletion, by whoever deleted the comment. */
export async function restoreComment(
  actor: Actor,
  { comment: id }: CommentRef,
): Promise<{ comment: string }> {
  return await transaction(async (tx) => {
    const comment = await requireComment(tx, actor, { comment: id, needed: "comment", deleted: true });
    if (comment.deletedById === null || comment.deletedById !== userIdOf(actor))
      throw new Refusal("forbidden", commentsDomainTexts.onlyDeleterRestores);
    if (comment.deletedAt && comment.deletedAt < erasedBefore())
      throw new Refusal("conflict", commentsDomainTexts.goneForGood);
    await tx.comment.update({ where: { id }, data: { deletedAt: null, deletedById: null } });
    await announceToldOf(tx, id);
    await announce(tx, { type: "comments.changed", noteId: comment.thread.note.id });
    return { comment: id };
  });
}
