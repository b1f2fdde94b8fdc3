import { db } from "#lib/db/db.ts";

/** Points `db` of this process at another database, as of a server that a test or a measurement has started. */
export async function switchDatabase(url: string): Promise<void> {
  if ("commonplaceDb" in globalThis) await db.$disconnect();
  delete (globalThis as { commonplaceDb?: unknown }).commonplaceDb;
  process.env.DATABASE_URL = url;
}
