import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { addComment } from "./add-comment.ts";
import { commentLimits } from "./client/limits.ts";
import type { CreateThread } from "./schema.ts";
import { storedPlace } from "./stored-place.ts";

/** Starts a thread about a range of the note's body. Sent twice, it is one. */
export async function createThread(
  actor: Actor,
  { note: shortId, id, comment, anchor, text }: CreateThread,
): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id: shortId, needed: "comment" });
    await refuseTooMany(tx, note.id);
    const createdById = userIdOf(actor);
    const added = await tx.thread.createMany({
      data: { id, noteId: note.id, createdById, ...storedPlace(anchor) },
      skipDuplicates: true,
    });
    if (added.count === 0) await requireSame(tx, { id, noteId: note.id, createdById });
    await addComment(tx, actor, { note, thread: id, comment, text, kind: "comment" });
    await announce(tx, { type: "comments.changed", noteId: note.id });
    return { thread: id };
  });
}

async function refuseTooMany(tx: Tx, noteId: string): Promise<void> {
  const most = commentLimits.openThreadsOfNote;
  const open = await tx.thread.count({ where: { noteId, resolvedAt: null } });
  if (open >= most) throw new Refusal("conflict", commentsDomainTexts.manyThreads(most));
}

/** Ids are chosen by browsers: one that exists is this thread sent again, or somebody else's. */
async function requireSame(
  tx: Tx,
  thread: { id: string; noteId: string; createdById: string | null },
): Promise<void> {
  if ((await tx.thread.count({ where: thread })) === 0)
    throw new Refusal("conflict", commentsDomainTexts.idTaken);
}
