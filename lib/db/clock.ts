import type { Prisma } from "./generated/client.ts";

/**
 * What the database's clock says now, as exactly as columns keep it. Times of what happens come from it alone, since
 * they are compared with one another, whichever process wrote them.
 */
export async function databaseTime(client: Prisma.TransactionClient): Promise<Date> {
  const [{ now }] = await client.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp()::timestamptz(3) AS now`;
  return now;
}
