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
