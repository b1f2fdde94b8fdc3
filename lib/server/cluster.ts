import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#lib/errors.ts";
import type { PostgresHome } from "./postgres-home.ts";
import { privateFolder, reclaimFolder } from "./postgres-home.ts";

/**
 * Creates the database files unless they are there; killed half-way, it leaves nothing that looks finished.
 * Files that were copied there, as from a backup, may have other owners and modes than PostgreSQL insists on.
 */
export function createCluster(home: PostgresHome, password: string): string {
  const finished = join(home.folder, "postgres");
  if (existsSync(join(finished, "PG_VERSION"))) {
    reclaimFolder(finished, home.account);
    return finished;
  }

  const workshop = join(home.folder, `postgres-new-${process.pid}`);
  const draft = join(workshop, "data");
  const passwordFile = join(workshop, "password");
  try {
    mkdirSync(workshop, { recursive: true });
    privateFolder(workshop, home.account);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
    initialise(home, draft, passwordFile);
    moveInto(draft, finished);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return finished;
}

function moveInto(draft: string, finished: string) {
  try {
    renameSync(draft, finished);
  } catch (error) {
    // Another process was faster: its files are as good as ours.
    if (!existsSync(join(finished, "PG_VERSION"))) throw error;
  }
}

/** Sorting is by code point everywhere; LC_CTYPE must be UTF-8, or pg_trgm sees no letters beyond ASCII. */
function initialise(home: PostgresHome, folder: string, passwordFile: string) {
  let failure: unknown;
  for (const ctype of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    try {
      execFileSync(
        join(home.programs, "initdb"),
        [
          "-D",
          folder,
          "-U",
          "postgres",
          "-A",
          "scram-sha-256",
          "--pwfile",
          passwordFile,
          "-E",
          "UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
          `--lc-ctype=${ctype}`,
        ],
        { ...home.account, cwd: home.folder, env: postgresEnvironment(), stdio: "pipe" },
      );
      return;
    } catch (error) {
      failure = error; // perhaps only a locale this system does not have; initdb has cleaned up
    }
  }
  const { stderr, message } = failure as Error & { stderr?: Buffer };
  throw new Refusal(
    "unavailable",
    `PostgreSQL could not create its files in ${home.folder}:\n${stderr?.toString() || message}`,
  );
}

/** The environment of PostgreSQL's programs: nothing of ours but the search path. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;
}
