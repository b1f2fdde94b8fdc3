import { storage } from "#lib/attachments/storage.ts";
import { db } from "#lib/db/db.ts";
import { sweepFolders } from "./scratch-folder.ts";

const day = 24 * 3600 * 1000;
const decideWithin = 7 * day;
const keepFor = 30 * day;

/** Gives up imports that nobody decided for in a week, and forgets what ended a month ago, or has expired. */
export async function forgetTransfers(now = new Date()): Promise<void> {
  const before = (age: number) => ({ lt: new Date(now.getTime() - age) });
  await db.import.updateMany({
    where: { status: "ready", createdAt: before(decideWithin) },
    data: { status: "undoing" },
  });
  const ended = await db.import.findMany({
    where: { endedAt: before(keepFor) },
    select: { id: true, key: true },
  });
  for (const { id, key } of ended) {
    await storage().delete(key);
    await db.import.deleteMany({ where: { id } });
  }
  const expired = await db.export.findMany({
    where: { expiresAt: { lt: now } },
    select: { id: true, key: true },
  });
  for (const { id, key } of expired) {
    await storage().delete(key);
    await db.export.deleteMany({ where: { id } });
  }
  await sweepFolders();
}
