import { db } from "#lib/db/db.ts";
import { freshDays } from "./mail/due-people.ts";

const day = 24 * 3600_000;
const readDays = 90;
const longestDays = 365;
const mentionDays = 2;

/**
 * Deletes what people read three months ago or were told a year ago, and what was said in comments that are gone; and mails
 * nothing that is a week old.
 */
export async function forgetNotifications(now = Date.now()): Promise<void> {
  const before = (days: number) => new Date(now - days * day);
  await db.notification.deleteMany({
    where: { OR: [{ readAt: { lt: before(readDays) } }, { createdAt: { lt: before(longestDays) } }] },
  });
  await db.notification.updateMany({
    where: { mailDue: true, createdAt: { lt: before(freshDays) } },
    data: { mailDue: false },
  });
  await db.notification.deleteMany({ where: { comment: { deletedAt: { lt: before(1) } } } });
  await db.noteMention.deleteMany({ where: { goneAt: { lt: before(mentionDays) } } });
}
