import { userIdOf, type Actor } from "#lib/actor.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireThread } from "./require-thread.ts";
import type { ThreadRef } from "./schema.ts";

/** Says that a thread is settled; it stays findable among the resolved ones. */
export async function resolveThread(actor: Actor, { thread: id }: ThreadRef): Promise<{ thread: string }> {
  return await settle(actor, { id, resolved: true });
}

/** Opens a resolved thread again. */
export async function reopenThread(actor: Actor, { thread: id }: ThreadRef): Promise<{ thread: string }> {
  return await settle(actor, { id, resolved: false });
}

async function settle(
  actor: Actor,
  { id, resolved }: { id: string; resolved: boolean },
): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    const thread = await requireThread(tx, actor, { thread: id, needed: "comment", lock: true });
    if ((thread.resolvedAt !== null) === resolved) return { thread: id };
    const data = resolved
      ? { resolvedAt: await databaseTime(tx), resolvedById: userIdOf(actor) }
      : { resolvedAt: null, resolvedById: null };
    await tx.thread.update({ where: { id }, data });
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { thread: id };
  });
}
