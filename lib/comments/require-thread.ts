import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";

export interface PermittedThread {
  id: string;
  resolvedAt: Date | null;
  note: PermittedNote;
}

export interface PermittedComment {
  id: string;
  authorId: string | null;
  createdAt: Date;
  deletedAt: Date | null;
  deletedById: string | null;
  thread: PermittedThread;
}

/**
 * The thread, if the actor holds at least `needed` on its note; refuses as `requireNote` does, so that nobody learns
 * of threads of notes they may not read. With `lock` nobody else changes the thread until the transaction ends.
 */
export async function requireThread(
  tx: Tx,
  actor: Actor,
  { thread: id, needed, lock = false }: { thread: string; needed: Access; lock?: boolean },
): Promise<PermittedThread> {
  if (lock) await tx.$queryRaw`SELECT 1 FROM "Thread" WHERE id = ${id}::uuid FOR UPDATE`;
  const thread = await tx.thread.findUnique({
    where: { id },
    select: { id: true, resolvedAt: true, note: { select: { shortId: true } } },
  });
  if (!thread) throw new Refusal("not-found", commentsDomainTexts.threadNotFound);
  const note = await requireNote(tx, actor, { id: thread.note.shortId, needed });
  return { ...thread, note };
}

/** The same for a comment; one that was deleted is not found, unless `deleted` asks for it. */
export async function requireComment(
  tx: Tx,
  actor: Actor,
  { comment: id, needed, deleted = false }: { comment: string; needed: Access; deleted?: boolean },
): Promise<PermittedComment> {
  const found = await tx.comment.findUnique({
    where: { id },
    select: {
      id: true,
      threadId: true,
      authorId: true,
      createdAt: true,
      deletedAt: true,
      deletedById: true,
    },
  });
  if (!found) throw new Refusal("not-found", commentsDomainTexts.commentNotFound);
  const { threadId, ...comment } = found;
  const thread = await requireThread(tx, actor, { thread: threadId, needed, lock: true });
  if ((comment.deletedAt !== null) !== deleted)
    throw new Refusal("not-found", commentsDomainTexts.commentNotFound);
  return { ...comment, thread };
}
