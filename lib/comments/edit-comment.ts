import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { notify } from "#lib/notifications/notify.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { peopleNamedIn } from "./comment-text.ts";
import { requireComment } from "./require-thread.ts";
import type { EditComment } from "./schema.ts";

/** Changes one's own comment; who is named in it now and was not before is told. */
export async function editComment(
  actor: Actor,
  { comment: id, text }: EditComment,
): Promise<{ comment: string }> {
  return await transaction(async (tx) => {
    const { authorId, thread } = await requireComment(tx, actor, { comment: id, needed: "comment" });
    if (authorId === null || authorId !== userIdOf(actor))
      throw new Refusal("forbidden", commentsDomainTexts.onlyAuthorEdits);
    const before = await tx.comment.findUniqueOrThrow({ where: { id }, select: { text: true } });
    await tx.comment.update({ where: { id }, data: { text, editedAt: new Date() } });
    const known = peopleNamedIn(before.text);
    const to = peopleNamedIn(text).filter((person) => !known.includes(person));
    const about = { noteId: thread.note.id, threadId: thread.id, commentId: id, byId: authorId };
    await notify(tx, { ...about, kind: "comment-mention", to });
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { comment: id };
  });
}
