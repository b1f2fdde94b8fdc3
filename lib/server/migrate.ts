import { readdirSync } from "node:fs";
import pg from "pg";
import { Refusal } from "#lib/errors.ts";
import { runTool } from "./run-tool.ts";

const folder = new URL("../../prisma/migrations/", import.meta.url);

/**
 * Brings the database up to the migrations in prisma/migrations, creating it if need be.
 * Prisma's CLI does it; it is asked only when something is missing, since it takes a second to say so.
 */
export async function migrate(url: string, log: (line: string) => void) {
  await createDatabase(url);
  const wanted = migrationNames();
  const applied = await appliedMigrations(url);
  const unknown = [...applied].filter((name) => !wanted.includes(name));
  if (unknown.length) {
    throw new Refusal(
      "unavailable",
      `The database was used by a newer Commonplace (it has the migration ${unknown.join(", ")}): start that version, or restore a backup from before.`,
    );
  }
  if (wanted.every((name) => applied.has(name))) return;
  log("Applying the migrations");
  await runTool("prisma", ["migrate", "deploy"], { DATABASE_URL: url });
}

/** The names of the migrations that this code comes with, in order. */
export function migrationNames() {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

async function appliedMigrations(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return new Set(rows.map((row) => row.migration_name));
  } catch (error) {
    if ((error as { code?: string }).code === "42P01") return new Set<string>(); // no such table: a new database
    throw error;
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const { host, pathname } = new URL(url);
    if (code !== "3D000")
      throw new Refusal("unavailable", `No PostgreSQL answers at ${host} (DATABASE_URL): ${message || code}`);
    await createMissing(url, decodeURIComponent(pathname.slice(1)));
  }
}

async function createMissing(url: string, name: string) {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: maintenance.href });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await admin.end();
  }
}
