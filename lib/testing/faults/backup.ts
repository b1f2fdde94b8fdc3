import pg from "pg";

const kept = "backup";

/** Keeps a copy of every table, all of the same moment, as a dump of the running database would. */
export async function takeBackup(): Promise<void> {
  await asOperator(async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await client.query(`DROP SCHEMA IF EXISTS ${kept} CASCADE`);
    await client.query(`CREATE SCHEMA ${kept}`);
    for (const { name } of await tables(client))
      await client.query(`CREATE TABLE ${kept}."${name}" AS TABLE public."${name}"`);
    await client.query("COMMIT");
  });
}

/** Makes every table, and what counts its ids, what it was in the backup. */
export async function replaceWithBackup(): Promise<void> {
  await asOperator(async (client) => {
    await client.query("BEGIN");
    await client.query("SET session_replication_role = replica"); // as when a dump is read: references are checked later
    const all = await tables(client);
    await client.query(`TRUNCATE ${all.map(({ name }) => `public."${name}"`).join(", ")}`);
    for (const { name, columns } of all)
      await client.query(
        `INSERT INTO public."${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${kept}."${name}"`,
      );
    for (const counted of ["NoteUpdate", "Contribution"])
      await client.query(
        `SELECT setval(pg_get_serial_sequence('public."${counted}"', 'id'), (SELECT max(id) FROM public."${counted}"))`,
      );
    await client.query("COMMIT");
  });
}

/** The tables, and which of their columns are written. */
async function tables(client: pg.Client): Promise<{ name: string; columns: string }[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(`
    SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
    GROUP BY table_name`);
  return rows;
}

async function asOperator(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
