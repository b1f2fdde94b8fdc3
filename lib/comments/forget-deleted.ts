import { transaction } from "#lib/db/db.ts";

/** How long a deletion can be taken back. */
const keptMs = 3600_000;
const atOnce = 5_000;

/** What was deleted before this is erased. */
export function erasedBefore(now = Date.now()): Date {
  return new Date(now - keptMs);
}

/**
 * Erases what was deleted an hour ago: the words of comments, which stay as the place that others answered to, and
 * whole threads in which nothing else is left. Returns how many rows it touched.
 */
export async function forgetDeleted(now = Date.now()): Promise<number> {
  const before = erasedBefore(now);
  return await transaction(async (tx) => {
    const threads = await tx.$executeRaw`
      DELETE FROM "Thread" WHERE id IN (
        SELECT DISTINCT "threadId" FROM "Comment" AS gone
        WHERE gone."deletedAt" < ${before} AND NOT EXISTS (
          SELECT FROM "Comment" AS other WHERE other."threadId" = gone."threadId"
            AND (other."deletedAt" IS NULL OR other."deletedAt" >= ${before}))
        LIMIT ${atOnce})`;
    const comments = await tx.$executeRaw`
      UPDATE "Comment" SET text = '' WHERE id IN (
        SELECT id FROM "Comment" WHERE "deletedAt" < ${before} AND text <> '' LIMIT ${atOnce})`;
    return threads + comments;
  });
}
