import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePersonOrToken } from "#lib/permissions/people.ts";
import { requireThread } from "./require-thread.ts";
import type { MarkAllRead, MarkRead } from "./schema.ts";

/** Remembers that the actor has read a thread up to a comment. Nothing is ever read less. */
export async function markRead(actor: Actor, { thread: id, upTo }: MarkRead): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    await requireThread(tx, actor, { thread: id, needed: "read" });
    const { userId } = requirePersonOrToken(actor);
    await remember(tx, { userId, comments: { threadId: id, id: upTo } });
    return { thread: id };
  });
}

/** The same for all threads of a note, as they are now. */
export async function markAllRead(actor: Actor, { note: shortId }: MarkAllRead): Promise<{ note: string }> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id: shortId, needed: "read" });
    const { userId } = requirePersonOrToken(actor);
    await remember(tx, { userId, comments: { thread: { noteId: note.id } } });
    return { note: shortId };
  });
}

interface Seen {
  userId: string;
  comments: { threadId: string; id: string } | { thread: { noteId: string } };
}

async function remember(tx: Tx, { userId, comments }: Seen): Promise<void> {
  const newest = await tx.comment.groupBy({ by: "threadId", where: comments, _max: { createdAt: true } });
  const threadIds = newest.map(({ threadId }) => threadId);
  const times = newest.map(({ _max }) => _max.createdAt ?? new Date(0));
  await tx.$executeRaw`
    INSERT INTO "ThreadRead" ("threadId", "userId", "readAt")
    SELECT seen."threadId", ${userId}::uuid, seen."readAt"
    FROM unnest(${threadIds}::uuid[], ${times}::timestamptz[]) AS seen("threadId", "readAt")
    ON CONFLICT ("threadId", "userId") DO UPDATE SET "readAt" = greatest("ThreadRead"."readAt", excluded."readAt")`;
}
