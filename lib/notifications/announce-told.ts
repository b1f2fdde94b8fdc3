import type { Tx } from "#lib/db/db.ts";
import { announceAll } from "#lib/events/events.ts";

/** Lets everything these people have open know that what they are told, or what of it they have read, changed. */
export async function announceTold(tx: Tx, userIds: string[]): Promise<void> {
  const people = [...new Set(userIds)];
  await announceAll(
    tx,
    people.map((userId) => ({ type: "notifications.changed", userId })),
  );
}

/** Lets those know who were told of a comment that it is gone or back, and with it what they were told. */
export async function announceToldOf(tx: Tx, commentId: string): Promise<void> {
  const rows = await tx.notification.findMany({ where: { commentId }, select: { userId: true } });
  await announceTold(
    tx,
    rows.map(({ userId }) => userId),
  );
}
