import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requirePersonOrToken } from "#lib/permissions/people.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { requireComment } from "./require-thread.ts";
import { commentLimits } from "./client/limits.ts";
import type { React } from "./schema.ts";

/** Puts one's reaction on a comment, or takes it away. */
export async function react(
  actor: Actor,
  { comment: commentId, emoji, on }: React,
): Promise<{ comment: string }> {
  return await transaction(async (tx) => {
    const { thread } = await requireComment(tx, actor, { comment: commentId, needed: "comment" });
    const reaction = { commentId, userId: requirePersonOrToken(actor).userId, emoji };
    if (on) await add(tx, reaction);
    else await tx.commentReaction.deleteMany({ where: reaction });
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { comment: commentId };
  });
}

async function add(tx: Tx, reaction: { commentId: string; userId: string; emoji: string }): Promise<void> {
  const there = await tx.commentReaction.groupBy({
    by: "emoji",
    where: { commentId: reaction.commentId },
  });
  const isNew = there.every(({ emoji }) => emoji !== reaction.emoji);
  if (isNew && there.length >= commentLimits.reactions)
    throw new Refusal("conflict", commentsDomainTexts.manyReactions(commentLimits.reactions));
  await tx.commentReaction.createMany({ data: reaction, skipDuplicates: true });
}
