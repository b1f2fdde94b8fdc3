import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env } from "#lib/env.ts";

const day = 24 * 3600 * 1000;

/** A folder for files that nobody needs afterwards. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(home(), randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what a process left behind that ended before it could. */
export async function sweepFolders(): Promise<void> {
  const folders = await readdir(home()).catch(() => []); // nothing was ever transferred here
  for (const name of folders) {
    const folder = join(home(), name);
    const { mtimeMs } = await stat(folder);
    if (mtimeMs < Date.now() - day) await rm(folder, { recursive: true, force: true });
  }
}

function home(): string {
  return resolve(join(env().DATA_DIR, "transfers"));
}
