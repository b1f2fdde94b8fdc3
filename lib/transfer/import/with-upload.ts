import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { storage } from "#lib/attachments/storage.ts";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { Archive } from "../archive/archive.ts";
import { openUpload } from "../archive/open-upload.ts";
import { withFolder } from "../scratch-folder.ts";

/** Opens what was uploaded, from a copy on this machine that is gone afterwards. */
export async function withUpload<Result>(
  { key, name }: { key: string; name: string },
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  return await withFolder(async (folder) => {
    const path = join(folder, "upload");
    const bytes = await storage().get(key);
    if (!bytes) throw new Refusal("unavailable", transferTexts.uploadGone);
    await pipeline(bytes, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    const archive = await openUpload({ path, name, folder });
    try {
      return await work(archive);
    } finally {
      archive.close();
    }
  });
}
