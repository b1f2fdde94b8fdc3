import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireThread } from "./require-thread.ts";
import { storedPlace } from "./stored-place.ts";
import type { MoveThread } from "./schema.ts";

/**
 * Ties a thread to the place at which somebody's editor found its words again, when those it was tied to are gone
 * (a paragraph was split or moved, a revision restored). What it quotes stays as it was.
 */
export async function moveThread(
  actor: Actor,
  { thread: id, place }: MoveThread,
): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    const { note } = await requireThread(tx, actor, { thread: id, needed: "edit", lock: true });
    await tx.thread.update({ where: { id }, data: storedPlace(place) });
    await announce(tx, { type: "comments.changed", noteId: note.id });
    return { thread: id };
  });
}
