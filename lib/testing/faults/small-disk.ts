import { execFile, execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import type { Upload, Uploaded } from "./upload-apart.ts";

const run = promisify(execFile);
const program = fileURLToPath(new URL("upload-apart.ts", import.meta.url));
const megabyte = 1024 * 1024;

/** A folder for attachments in which there is room for about a megabyte. */
export interface SmallDisk {
  folder: string;
  /** The words of a command line before a program, for which the disk is small. */
  before: string[];
  /** What comes of an upload that is kept there. */
  upload(upload: Upload): Promise<Uploaded>;
  /** The files that lie there. */
  files(): string[];
  remove(): void;
}

/** A file system of its own where that is allowed; elsewhere no process that uses it may write a larger file. */
export function createSmallDisk(): SmallDisk {
  const folder = temporaryFolder();
  const mounted = mount(folder);
  const limit = mounted ? "" : `ulimit -f ${megabyte / 512}; trap '' XFSZ; `; // without the trap the signal would end it
  const before = ["sh", "-c", `${limit}exec "$0" "$@"`];
  return {
    folder,
    before,
    async upload(upload) {
      const [shell = "", ...script] = before;
      const { stdout } = await run(shell, [...script, process.execPath, program, JSON.stringify(upload)], {
        env: { ...process.env, DATA_DIR: folder },
      });
      return JSON.parse(stdout.trim().split("\n").at(-1)!) as Uploaded;
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    remove() {
      if (mounted) execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mount(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false; // not root, or not allowed in this container
  }
}
