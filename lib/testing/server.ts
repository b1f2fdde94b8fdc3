import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const startWithinMs = 180_000;

interface Given {
  /** A database of the test cluster; without it the server starts its own under `dataDir`. */
  databaseUrl?: string;
  /** A temporary folder when left out; give the same one again to restart on the same data. */
  dataDir?: string;
  /** A free one when left out. */
  port?: number;
  env?: Record<string, string>;
  /** The words of a command line before the program, which has to become it. */
  before?: string[];
}

/** The real product in a process group of its own. Build it first, or it builds itself. */
export interface RunningServer {
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  databaseUrl: string;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL to the whole group. An embedded PostgreSQL has its own group and survives this. */
  kill(): Promise<void>;
  /** What it has printed so far. */
  output(): string;
}

/** Starts `npm start`'s program and waits until it says that it is ready. */
export async function startServer(given: Given = {}): Promise<RunningServer> {
  const dataDir = given.dataDir ?? temporaryFolder();
  // As in `npm start`: new objects get less room, which the product hardly notices, and takes 30 MB less.
  const [program, ...words] = [...(given.before ?? []), process.execPath];
  const child = spawn(program, [...words, "--max-semi-space-size=4", "lib/server/start.mjs"], {
    cwd: root,
    env: environment(given, dataDir),
    detached: true,
    // The channel tells the server when this process is gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { pid } = child;
  if (!pid) throw new Error("The server's process could not be started");
  const killGroup = () => signal(-pid, "SIGKILL");
  process.once("exit", killGroup);

  let output = "";
  const exit = new Promise<number | null>((done) => child.once("exit", done));
  const ready = new Promise<string>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        const url = /is ready at (\S+)/.exec(output)?.[1];
        if (url) done(url);
      });
    }
  });
  const timeout = sleep(startWithinMs, undefined, { ref: false });
  const url = await Promise.race([ready, exit.then(() => undefined), timeout]);
  if (!url) {
    killGroup();
    throw new Error(`The server did not start:\n${output}`);
  }
  return {
    url,
    pid,
    dataDir,
    port: Number(new URL(url).port),
    output: () => output,
    databaseUrl: given.databaseUrl ?? embeddedUrl(dataDir),
    async stop() {
      signal(pid, "SIGTERM");
      const code = await exit;
      process.off("exit", killGroup);
      return code;
    },
    async kill() {
      killGroup();
      await exit;
      process.off("exit", killGroup);
    },
  };
}

function environment(given: Given, dataDir: string) {
  return {
    ...process.env,
    PORT: String(given.port ?? 0),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    DATABASE_URL: given.databaseUrl ?? "",
    PUBLIC_URL: "",
    OPEN_SIGN_UP: "true",
    ...given.env,
  };
}

/** The address of the embedded PostgreSQL that runs on this folder. */
function embeddedUrl(dataDir: string) {
  const password = readFileSync(join(dataDir, "postgres.secret"), "utf8").trim();
  const port = readFileSync(join(resolve(dataDir), "postgres/postmaster.pid"), "utf8").split("\n")[3];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/commonplace`;
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
