import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { notify, watchNote } from "#lib/notifications/notify.ts";
import type { PermittedNote } from "#lib/permissions/notes.ts";
import { requirePersonOrToken } from "#lib/permissions/people.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { peopleNamedIn } from "./comment-text.ts";
import { commentLimits } from "./client/limits.ts";

interface NewComment {
  /** As it was required in this transaction, with `comment`. */
  note: PermittedNote;
  thread: string;
  comment: string;
  text: string;
  kind: "comment" | "reply";
}

/**
 * Writes a comment into a thread, which its author has then read, and tells those it is meant for: the people it names,
 * whoever spoke in the thread before, and who watches the note. Sent twice, it is one.
 */
export async function addComment(tx: Tx, actor: Actor, given: NewComment): Promise<void> {
  const { note, thread: threadId, comment: id, text, kind } = given;
  const authorId = requirePersonOrToken(actor).userId;
  await refuseTooMany(tx, threadId);
  const added = await tx.comment.createMany({
    data: { id, threadId, authorId, text },
    skipDuplicates: true,
  });
  if (added.count === 0) {
    const same = await tx.comment.count({ where: { id, threadId, authorId } });
    if (same === 0) throw new Refusal("conflict", commentsDomainTexts.idTaken);
    return;
  }
  await tx.$executeRaw`
    INSERT INTO "ThreadRead" ("threadId", "userId", "readAt")
    SELECT "threadId", ${authorId}::uuid, "createdAt" FROM "Comment" WHERE id = ${id}::uuid
    ON CONFLICT ("threadId", "userId") DO UPDATE SET "readAt" = greatest("ThreadRead"."readAt", excluded."readAt")`;
  const happened = { noteId: note.id, byId: authorId, threadId, commentId: id };
  await watchNote(tx, { noteId: note.id, userId: authorId });
  await notify(tx, { ...happened, kind: "comment-mention", to: peopleNamedIn(text) });
  await notify(tx, { ...happened, kind, to: kind === "reply" ? await speakersIn(tx, threadId) : [] });
}

/** Everybody who said something in the thread that is still there. */
async function speakersIn(tx: Tx, threadId: string): Promise<string[]> {
  const rows = await tx.comment.findMany({
    where: { threadId, deletedAt: null, authorId: { not: null } },
    distinct: "authorId",
    select: { authorId: true },
  });
  return rows.flatMap(({ authorId }) => authorId ?? []);
}

async function refuseTooMany(tx: Tx, threadId: string): Promise<void> {
  const most = commentLimits.commentsOfThread;
  if ((await tx.comment.count({ where: { threadId, deletedAt: null } })) >= most)
    throw new Refusal("conflict", commentsDomainTexts.fullThread(most));
}
