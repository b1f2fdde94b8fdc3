import { databaseTime } from "#lib/db/clock.ts";
import { db } from "#lib/db/db.ts";

const quietMinutes = 5;
const longestMinutes = 15;
/** What could not be mailed for so long is old news; it stays in the inbox. */
export const freshDays = 7;

/**
 * Who is to get a mail now: after five quiet minutes or fifteen in all, or at their hour of the day; and after a failure
 * not before the next attempt.
 */
export async function duePeople(asOf?: Date): Promise<string[]> {
  const now = asOf ?? (await databaseTime(db));
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT told."userId" FROM "Notification" AS told
    JOIN "User" AS person ON person.id = told."userId" AND person."suspendedAt" IS NULL
    LEFT JOIN "NotificationSettings" AS wish ON wish."userId" = told."userId"
    WHERE told."mailDue" AND told."readAt" IS NULL
      AND told."createdAt" > ${now}::timestamptz - make_interval(days => ${freshDays}::int)
      AND (wish."mailRetryAt" IS NULL OR wish."mailRetryAt" <= ${now}::timestamptz)
    GROUP BY told."userId", wish."userId"
    HAVING CASE coalesce(wish.mail, 'gathered')
      WHEN 'gathered' THEN max(told."createdAt") <= ${now}::timestamptz - make_interval(mins => ${quietMinutes}::int)
        OR min(told."createdAt") <= ${now}::timestamptz - make_interval(mins => ${longestMinutes}::int)
      WHEN 'daily' THEN (
        date_trunc('day', (min(told."createdAt") AT TIME ZONE wish."timeZone") - make_interval(hours => wish."dailyHour"))
          + make_interval(days => 1, hours => wish."dailyHour")
        ) AT TIME ZONE wish."timeZone" <= ${now}::timestamptz
      ELSE false END
    ORDER BY min(told."createdAt") LIMIT 200`;
  return rows.map(({ userId }) => userId);
}
