import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireThread } from "./require-thread.ts";
import { storedPlace } from "./stored-place.ts";
import type { MoveThread } from "./schema.ts";

/**
 * Ties a thread to the place at which somebody's editor found its words again, when those it was tied to are gone
 * (a paragraph was split or moved, a revision restored). What it quotes stays as it was. Everybody who has the note open
 * finds the same place; the first one is heard.
 */
export async function moveThread(
  actor: Actor,
  { thread: id, place }: MoveThread,
): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    const { note } = await requireThread(tx, actor, { thread: id, needed: "edit", lock: true });
    const next = storedPlace(place);
    if (isSame(await tx.thread.findUniqueOrThrow({ where: { id }, select: columns }), next))
      return { thread: id };
    await tx.thread.update({ where: { id }, data: next });
    await announce(tx, { type: "comments.changed", noteId: note.id });
    return { thread: id };
  });
}

const columns = { start: true, end: true, block: true, before: true, after: true } as const;

type Place = { [Column in keyof typeof columns]: Uint8Array | string | null };

function isSame(one: Place, other: Place): boolean {
  return Object.keys(columns).every((column) => {
    const [a, b] = [one[column as keyof Place], other[column as keyof Place]];
    return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;
  });
}
