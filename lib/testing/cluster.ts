import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startDatabase, type Database } from "#lib/server/database.ts";
import { migrate, migrationNames } from "#lib/server/migrate.ts";

const root = new URL("../../", import.meta.url);

/**
 * The PostgreSQL that tests use, under .data-test. Concurrent runs share it and the last one stops it.
 * It does not wait for the disk, which is fine for a crash of our processes but not for one of the machine.
 */
export async function startTestCluster(): Promise<Database> {
  const cluster = await startDatabase({
    dataDir: fileURLToPath(new URL(".data-test", root)),
    shared: true,
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"],
  });
  await withAdmin(cluster.url, dropAbandoned);
  return cluster;
}

/** A new database with every migration applied, its address; named after this process, so that it can be cleaned up. */
export async function cloneDatabase(clusterUrl: string, suffix: string): Promise<string> {
  const template = await withAdmin(clusterUrl, (admin) => findTemplate(admin, clusterUrl));
  const name = `test_${process.pid}_${suffix}`;
  await withAdmin(clusterUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return addressOf(clusterUrl, name);
}

/** Drops a database that `cloneDatabase` made, whoever is still connected. */
export async function dropDatabase(url: string) {
  const name = new URL(url).pathname.slice(1);
  await withAdmin(url, (admin) =>
    admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** The migrated template's name; made once per state of prisma/migrations. */
async function findTemplate(admin: pg.Client, clusterUrl: string) {
  const name = `template_${migrationsHash()}`;
  if (await exists(admin, name)) return name;
  const draft = `test_${process.pid}_draft`;
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await migrate(addressOf(clusterUrl, draft), () => {});
  try {
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  } catch (error) {
    if (!(await exists(admin, name))) throw error;
    await admin.query(`DROP DATABASE ${draft} WITH (FORCE)`); // another run was faster
  }
  return name;
}

function migrationsHash() {
  const hash = createHash("sha256");
  for (const name of migrationNames()) {
    hash.update(name).update(readFileSync(new URL(`prisma/migrations/${name}/migration.sql`, root)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function exists(admin: pg.Client, name: string) {
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  return rowCount === 1;
}

/** Databases of runs that were killed. */
async function dropAbandoned(admin: pg.Client) {
  const { rows } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+_'",
  );
  for (const { datname } of rows) {
    const pid = Number(datname.split("_")[1]);
    if (!isAlive(pid)) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function addressOf(clusterUrl: string, name: string) {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: addressOf(url, "postgres") });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
