import { Transform, type Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { Refusal } from "#lib/errors.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { DamagedFile, type Archive, type ArchiveFile, type FileProblem } from "./archive.ts";
import { entryNames } from "./entry-name.ts";
import { entryPath } from "./entry-path.ts";
import { harmless, highestRatio, largestContent, mostFiles } from "./limits.ts";

const texts = transferTexts.archive;
const nothing = Buffer.alloc(0);
const fileType = 0o170000;
const symbolicLink = 0o120000;
const unixSystem = 3;

/** Opens a zip archive on disk and lists it. Only its list is in memory; files are read one by one, as streams. */
export async function openZip(path: string): Promise<Archive> {
  const zip = await opened(path);
  try {
    const entries = await allEntries(zip);
    refuseBomb(entries, zip.fileSize);
    const files = listed(zip, entries);
    return { files, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
  } catch {
    throw new Refusal("unsupported-type", texts.notZip); // yauzl speaks of its own insides
  }
}

async function allEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > mostFiles) throw new Refusal("too-large", texts.tooManyFiles(mostFiles));
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    throw new Refusal("unsupported-type", texts.notZip);
  }
  return entries;
}

/** Also catches entries that share their bytes: together they claim more than the archive could hold. */
function refuseBomb(entries: Entry[], packed: number): void {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = unpacked > harmless && unpacked > packed * highestRatio;
  if (isBomb || unpacked > largestContent) throw new Refusal("too-large", texts.bomb);
}

function listed(zip: ZipFile, entries: Entry[]): ArchiveFile[] {
  const names = entryNames(entries);
  const seen = new Set<string>();
  return entries.flatMap((entry, at) => {
    const name = names[at] ?? "";
    if (name.endsWith("/")) return [];
    const path = entryPath(name);
    const problem = path === null ? "outside" : (problemOf(entry) ?? (seen.has(path) ? "duplicate" : null));
    if (path !== null) seen.add(path);
    const modifiedAt = modified(entry);
    forgetNames(entry);
    const size = entry.uncompressedSize;
    const shown = name.replaceAll("\0", "").slice(0, 1000);
    return [{ path: path ?? shown, size, modifiedAt, problem, open: () => openEntry(zip, entry) }];
  });
}

function problemOf(entry: Entry): FileProblem | null {
  if (entry.isEncrypted()) return "encrypted";
  const system = entry.versionMadeBy >>> 8;
  const mode = (entry.externalFileAttributes >>> 16) & fileType;
  if (system === unixSystem && mode === symbolicLink) return "link";
  return entry.canDecodeFileData() ? null : "method";
}

function modified(entry: Entry): Date | null {
  const date = entry.getLastModDate({ timezone: "UTC" });
  return Number.isFinite(date.getTime()) && date.getUTCFullYear() > 1980 ? date : null;
}

/** A hundred thousand of them would keep tens of megabytes for nothing. */
function forgetNames(entry: Entry): void {
  Object.assign(entry, {
    fileNameRaw: nothing,
    extraFieldRaw: nothing,
    fileCommentRaw: nothing,
    extraFields: [],
  });
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const checked = checking(entry.crc32);
    // Not `pipeline`, which would hand its own error on: whoever reads should hear that the file is damaged.
    stream.once("error", (error) => checked.destroy(new DamagedFile(error.message)));
    checked.once("close", () => stream.destroy());
    stream.pipe(checked);
    return checked;
  } catch (error) {
    throw new DamagedFile(error instanceof Error ? error.message : String(error));
  }
}

/** yauzl sees to the size; the checksum is for us. */
function checking(expected: number): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush: (done) => done(sum === expected ? null : new DamagedFile("checksum")),
  });
}
