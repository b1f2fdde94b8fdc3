import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { access, constants, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Refusal } from "#lib/errors.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { safeKey } from "./storage-key.ts";
import { storageFailure } from "./storage-failure.ts";
import type { Storage, StoredFile } from "./storage.ts";

const unfinishedSuffix = ".part";
const day = 24 * 3600_000;

/** A storage in a folder of this machine. A file appears under its key whole or not at all. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, safeKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const unfinished = `${path}.${randomUUID()}${unfinishedSuffix}`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeDurably(unfinished, bytes);
        await rename(unfinished, path);
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw storageFailure(error);
      }
    },

    async get(key, range) {
      try {
        // Not from a FileHandle: one that nobody reads to its end would end the process when its memory is cleared up.
        const stream = createReadStream(pathOf(key), range);
        await once(stream, "open");
        return stream;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    list: () => filesIn(folder),

    async check() {
      try {
        await mkdir(folder, { recursive: true });
        await access(folder, constants.R_OK | constants.W_OK);
      } catch (error) {
        throw new Refusal("unavailable", attachmentTexts.folderUnusable(folder, String(error)));
      }
    },
  };
}

async function* filesIn(folder: string): AsyncGenerator<StoredFile> {
  const entries = await opendir(folder, { recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!entries) return;
  for await (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => null); // it may be gone by now
    if (!found) continue;
    if (!path.endsWith(unfinishedSuffix)) {
      yield { key: relative(folder, path).split(sep).join("/"), modifiedAt: found.mtime };
    } else if (Date.now() - found.mtimeMs > day) {
      await rm(path, { force: true }); // whoever wrote it was killed
    }
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** Writes a new file that is on the disk itself before it resolves. */
export async function writeDurably(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of bytes) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it the new name may be gone after a power failure. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
