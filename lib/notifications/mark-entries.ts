import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace, MarkEntry } from "./schema.ts";

/** Says that what was told of a note or notebook has been read; or, of the newest, that it has not. */
export async function markEntry(
  actor: Actor,
  { workspace: slug, kind, id: shortId, read }: MarkEntry,
): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    const mine = { userId, workspaceId, [kind]: { shortId } };
    if (read) {
      await tx.notification.updateMany({ where: { ...mine, readAt: null }, data: { readAt: new Date() } });
    } else {
      const newest = await tx.notification.findFirst({
        where: mine,
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true },
      });
      // What was read once is not mailed.
      if (newest)
        await tx.notification.update({ where: { id: newest.id }, data: { readAt: null, mailDue: false } });
    }
    await changed(tx, userId);
  });
}

/** Says that everything told in this workspace has been read. */
export async function markAllRead(actor: Actor, { workspace: slug }: InWorkspace): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    await tx.notification.updateMany({
      where: { userId, workspaceId, readAt: null },
      data: { readAt: new Date() },
    });
    await changed(tx, userId);
  });
}

/** The person's other pages show it, too. */
async function changed(tx: Tx, userId: string): Promise<void> {
  await announce(tx, { type: "notifications.changed", userId });
}
