import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Refusal } from "#lib/errors.ts";
import { createCluster, postgresEnvironment } from "./cluster.ts";
import { postgresHome, type PostgresHome } from "./postgres-home.ts";
import { secretFile } from "./secret-file.ts";

/** A running embedded PostgreSQL. */
export interface Database {
  /** The address of the product's database in it. */
  url: string;
  /** Stops it, unless others share it. */
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  dataDir: string;
  log?: (line: string) => void;
  /** Several processes may use it, and the last one stops it. Without this a second process is refused. */
  shared?: boolean;
  /** Further settings of the server, as `name=value`. */
  settings?: string[];
}

interface Cluster {
  home: PostgresHome;
  folder: string;
  password: string;
  settings: string[];
}

const databaseName = "commonplace";
const usersLock = 20261123;
const startWithinMs = 60_000;

/**
 * Starts PostgreSQL from the binaries in node_modules, its files under `dataDir`. A server that a killed
 * process left behind is taken over, and what a crash left in the files is recovered by PostgreSQL itself.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => {});
  const home = postgresHome(dataDir, log);
  const password = secretFile(join(dataDir, "postgres.secret"));
  const folder = createCluster(home, password);
  const cluster: Cluster = { home, folder, password, settings: options.settings ?? [] };

  const deadline = Date.now() + startWithinMs;
  for (;;) {
    const server = (await runningServer(cluster)) ?? (await spawnServer(cluster, log));
    if (server) {
      const user = await register(cluster, server, options.shared ?? false);
      if (user) return await withDatabase(cluster, server, user);
    }
    if (Date.now() > deadline)
      throw new Refusal("unavailable", `PostgreSQL in ${folder} did not start within a minute.`);
    await sleep(100);
  }
}

interface Server {
  port: number;
  pid: number;
}

async function withDatabase(cluster: Cluster, server: Server, user: pg.Client): Promise<Database> {
  const exists = await user.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
  if (!exists.rowCount) await user.query(`CREATE DATABASE ${databaseName}`).catch(ignoreDuplicate);
  return {
    url: address(cluster, server.port, databaseName),
    async stop() {
      await user.query("SELECT pg_advisory_unlock_all()").catch(() => {}); // a lost connection has no locks
      const last = await tryLock(user, "pg_try_advisory_lock").catch(() => true);
      await user.end().catch(() => {}); // it may be lost already
      if (last) await stopServer(cluster, server);
    },
  };
}

function ignoreDuplicate(error: Error & { code?: string }) {
  if (error.code !== "42P04" && error.code !== "23505") throw error; // another process created it meanwhile
}

/**
 * Takes the lock that tells who uses the server; it ends with our connection, so with our process too.
 * Nothing when the server is just being stopped.
 */
async function register(cluster: Cluster, server: Server, shared: boolean): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: address(cluster, server.port, "postgres"),
    keepAlive: true,
  });
  client.on("error", () => {}); // PostgreSQL went away; whoever queries next is told
  try {
    await client.connect();
    const lock = shared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
    // A killed predecessor's connection may take a moment to be noticed.
    for (let attempt = 0; attempt < 30; attempt++) {
      if (await tryLock(client, lock)) return client;
      await sleep(100);
    }
  } catch {
    await client.end().catch(() => {}); // it went away: look again
    return undefined;
  }
  await client.end();
  throw new Refusal(
    "unavailable",
    `Another Commonplace is running on ${cluster.home.folder}: stop it first, or set DATA_DIR to another folder.`,
  );
}

async function tryLock(client: pg.Client, lock: string) {
  const { rows } = await client.query<{ locked: boolean }>(`SELECT ${lock}(${usersLock}) AS locked`);
  return rows[0]?.locked === true;
}

function address(cluster: Cluster, port: number, database: string) {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** The server that already runs on these files, if it answers; a lock file without its server is removed. */
async function runningServer(cluster: Cluster): Promise<Server | undefined> {
  const lockFile = join(cluster.folder, "postmaster.pid");
  if (!existsSync(lockFile)) return undefined;
  const [pid = 0, , , port = 0] = readFileSync(lockFile, "utf8").split("\n").map(Number);
  if (port && (await servedFolder(cluster, port)) === cluster.folder) return { pid, port };
  if (pid && !isPostgres(pid)) rmSync(lockFile, { force: true });
  return undefined;
}

/** Process ids are used again, above all in containers, and PostgreSQL would wait for a stranger. */
function isPostgres(pid: number) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return status.includes("(postgres)") && !/\) Z /.test(status);
  } catch {
    if (existsSync("/proc/self/stat")) return false;
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function servedFolder(cluster: Cluster, port: number) {
  const client = new pg.Client({
    connectionString: address(cluster, port, "postgres"),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {}); // the query below rejects as well
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {}); // it may never have connected
  }
}

/** Starts a server and waits until it answers; nothing when another one holds the files, so that we look again. */
async function spawnServer(cluster: Cluster, log: (line: string) => void): Promise<Server | undefined> {
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=64MB"];
  settings.push("max_connections=60", "log_min_messages=warning", ...cluster.settings);
  const child = spawn(
    join(cluster.home.programs, "postgres"),
    ["-D", cluster.folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...cluster.home.account,
      cwd: cluster.home.folder,
      env: postgresEnvironment(),
      // In its own group: Ctrl-C reaches us first, and we stop it when everything is stored.
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output = (output + text).slice(-4000);
    for (const line of text.split("\n")) if (/ (PANIC|WARNING): /.test(line)) log(`PostgreSQL: ${line}`);
  });
  const exit = new Promise<{ code: number | null }>((done) => {
    child.once("exit", (code) => done({ code }));
    child.once("error", (error) => ((output += error.message), done({ code: -1 })));
  });

  const deadline = Date.now() + startWithinMs;
  while ((await servedFolder(cluster, port)) !== cluster.folder) {
    const ended = await Promise.race([exit, sleep(30)]);
    if (ended && /lock file .* already exists|pre-existing shared memory/.test(output)) return undefined;
    if (ended) throw new Refusal("unavailable", `PostgreSQL ended with code ${ended.code}:\n${output}`);
    if (Date.now() > deadline)
      throw new Refusal("unavailable", `PostgreSQL did not answer within a minute:\n${output}`);
  }
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return { pid: child.pid ?? 0, port };
}

/** A fast shutdown: connections are ended, everything is written. */
async function stopServer(cluster: Cluster, { pid }: Server) {
  const lockFile = join(cluster.folder, "postmaster.pid");
  if (!existsSync(lockFile)) return;
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
    throw error;
  }
  const deadline = Date.now() + 8_000;
  while (existsSync(lockFile) && Date.now() < deadline) await sleep(20);
}

async function freePort() {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}
