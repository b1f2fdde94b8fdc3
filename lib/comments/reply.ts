import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { addComment } from "./add-comment.ts";
import { requireThread } from "./require-thread.ts";
import type { Reply } from "./schema.ts";

/** Answers in a thread; one that was resolved is open again. Sent twice, it is one. */
export async function reply(
  actor: Actor,
  { thread: id, comment, text }: Reply,
): Promise<{ comment: string }> {
  return await transaction(async (tx) => {
    const thread = await requireThread(tx, actor, { thread: id, needed: "comment", lock: true });
    await addComment(tx, actor, { note: thread.note, thread: id, comment, text, kind: "reply" });
    if (thread.resolvedAt)
      await tx.thread.update({ where: { id }, data: { resolvedAt: null, resolvedById: null } });
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { comment };
  });
}
