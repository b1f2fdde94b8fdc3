import { createReadStream, createWriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { Archive, ArchiveFile } from "./archive.ts";
import { spreadOutline } from "../outline/spread-outline.ts";
import { entryPath } from "./entry-path.ts";
import { isJunk } from "./junk.ts";
import { largestUpload, mostFiles } from "./limits.ts";
import { openZip } from "./open-zip.ts";

const singleFiles = /\.(md|markdown|mdown|txt|html?|docx)$/i;

/** What was uploaded, on disk, and a folder for what has to be unpacked. */
export interface Upload {
  path: string;
  name: string;
  folder: string;
}

/** Opens what was uploaded: a zip archive, or one document as an archive of one file. */
export async function openUpload({ path, name, folder }: Upload): Promise<Archive> {
  if (singleFiles.test(name)) return await singleFile(path, name);
  if (!(await beginsLikeZip(path))) throw new Refusal("unsupported-type", transferTexts.archive.notZip);
  const zip = await openZip(path);
  const archive = isWrapper(zip) ? await unwrapped(zip, folder) : zip;
  try {
    return (await spreadOutline(archive, folder)) ?? archive;
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function singleFile(path: string, name: string): Promise<Archive> {
  const { size, mtime } = await stat(path);
  const file: ArchiveFile = {
    path: entryPath(name.replace(/^.*[/\\]/s, "")) ?? "file",
    size,
    modifiedAt: mtime,
    problem: null,
    open: async () => createReadStream(path),
  };
  return { files: [file], close: () => undefined };
}

async function beginsLikeZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1", 0, 2) === "PK";
  } finally {
    await file.close();
  }
}

/** Notion gives large exports as an archive of archives. */
function isWrapper({ files }: Archive): boolean {
  const kept = files.filter(({ path }) => !isJunk(path));
  return kept.length > 0 && kept.every(({ path, problem }) => problem === null && /\.zip$/i.test(path));
}

/** One level, and no deeper: what is an archive in there is a file like others. */
async function unwrapped(wrapper: Archive, folder: string): Promise<Archive> {
  const inner: Archive[] = [];
  const close = () => [...inner, wrapper].forEach((archive) => archive.close());
  try {
    const parts = wrapper.files.filter(({ path }) => !isJunk(path));
    if (parts.reduce((sum, { size }) => sum + size, 0) > largestUpload)
      throw new Refusal("too-large", transferTexts.archive.bomb);
    for (const [at, part] of parts.entries()) {
      const path = join(folder, `part-${at}.zip`);
      await pipeline(await part.open(), createWriteStream(path, { flags: "wx", mode: 0o600 }));
      inner.push(await openZip(path));
    }
    const files = inner.flatMap((archive) => archive.files);
    if (files.length > mostFiles)
      throw new Refusal("too-large", transferTexts.archive.tooManyFiles(mostFiles));
    return { files: withoutRepeats(files), close };
  } catch (error) {
    close();
    throw error;
  }
}

function withoutRepeats(files: ArchiveFile[]): ArchiveFile[] {
  const seen = new Set<string>();
  return files.map((file) => {
    if (file.problem !== null || !seen.has(file.path)) {
      seen.add(file.path);
      return file;
    }
    return { ...file, problem: "duplicate" as const };
  });
}
