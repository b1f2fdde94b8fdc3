import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireThread } from "./require-thread.ts";
import type { ThreadRef } from "./schema.ts";

/** Says that a thread is settled; it stays findable among the resolved ones. */
export async function resolveThread(actor: Actor, { thread: id }: ThreadRef): Promise<{ thread: string }> {
  return await settle(actor, { id, data: { resolvedAt: new Date(), resolvedById: userIdOf(actor) } });
}

/** Opens a resolved thread again. */
export async function reopenThread(actor: Actor, { thread: id }: ThreadRef): Promise<{ thread: string }> {
  return await settle(actor, { id, data: { resolvedAt: null, resolvedById: null } });
}

async function settle(
  actor: Actor,
  { id, data }: { id: string; data: { resolvedAt: Date | null; resolvedById: string | null } },
): Promise<{ thread: string }> {
  return await transaction(async (tx) => {
    const thread = await requireThread(tx, actor, { thread: id, needed: "comment", lock: true });
    const already = (thread.resolvedAt !== null) === (data.resolvedAt !== null);
    if (already) return { thread: id };
    await tx.thread.update({ where: { id }, data });
    await announce(tx, { type: "comments.changed", noteId: thread.note.id });
    return { thread: id };
  });
}
