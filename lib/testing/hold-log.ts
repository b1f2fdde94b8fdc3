import pg from "pg";
import { db } from "#lib/db/db.ts";
import { until } from "./collaboration.ts";

/**
 * Lets updates of the note be judged and written, but not committed, until the returned function is called. With the
 * weaker lock that goes for what is written about the note only.
 */
export async function holdLog(
  { note }: { note: { id: string } },
  strength: "FOR UPDATE" | "FOR NO KEY UPDATE" = "FOR UPDATE",
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  await client.query(`SELECT FROM "Note" WHERE id = $1 ${strength}`, [note.id]);
  return async () => {
    await client.query("COMMIT");
    await client.end();
  };
}

/** Resolves when that many updates wait to be written. */
export async function waiting(count = 1): Promise<void> {
  await until(async () => {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return rows.length >= count;
  }, `${count} updates wait to be written`);
}
