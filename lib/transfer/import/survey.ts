import { setImmediate as breathe } from "node:timers/promises";
import { largestAttachment } from "#lib/editor/attachment-limits.ts";
import type { Archive, ArchiveFile } from "../archive/archive.ts";
import { isJunk } from "../archive/junk.ts";
import type { Addresses, Warning } from "./document.ts";
import { documentFile, isDocument, notionId } from "./file-names.ts";
import { readDocument } from "./read-document.ts";
import type { SkipReason } from "./skip-reason.ts";
import { sourceOf, type ImportSource } from "./source.ts";

/** An address in a document, and how it was written. */
export interface FoundAddress {
  kind: "link" | "wikilink" | "image";
  address: string;
}

export interface SurveyedDocument {
  path: string;
  title: string | null;
  aliases: string[];
  addresses: FoundAddress[];
  pictures: number;
  warnings: Warning[];
}

/** What is in an archive: which files are notes, which belong to notes, and which are neither. */
export interface Survey {
  source: ImportSource;
  /** The folder that holds everything else, with its slash. All paths here begin below it. */
  root: string;
  documents: SurveyedDocument[];
  attachments: { path: string }[];
  skipped: { path: string; reason: SkipReason }[];
}

const mostAddresses = 5000;

export interface Progress {
  signal: AbortSignal;
  /** Called now and then with how many of how many files were looked at. */
  report(done: number, total: number): Promise<void>;
}

/** Reads every document of the archive once, keeping only what the plan of an import needs. */
export async function surveyArchive({ files }: Archive, progress: Progress): Promise<Survey> {
  const { source, root } = sourceOf(files.filter(({ problem }) => problem === null).map(({ path }) => path));
  const survey: Survey = { source, root, documents: [], attachments: [], skipped: [] };
  const notionTables = new Set(source === "notion" ? wholeTables(files) : []);
  for (const [at, file] of files.entries()) {
    progress.signal.throwIfAborted();
    const path = file.path.startsWith(root) ? file.path.slice(root.length) : file.path;
    const kind = kindOf(file, { source, notionTables });
    if (kind === "document") await surveyDocument(file, path, survey);
    else if (kind === "attachment") survey.attachments.push({ path });
    else survey.skipped.push({ path, reason: kind });
    if (at % 50 === 0) await progress.report(at, files.length);
    await breathe(); // pages and sockets are served by the same process
  }
  return survey;
}

function kindOf(
  file: ArchiveFile,
  { source, notionTables }: { source: ImportSource; notionTables: Set<string> },
): "document" | "attachment" | SkipReason {
  const { path, problem, size } = file;
  if (problem !== null) return problem;
  if (isJunk(path) || (source === "commonplace" && path === "commonplace.json")) return "junk";
  if (isDocument(path)) return "document";
  if (source === "notion" && /\.csv$/i.test(path) && notionId(documentFile(path).stem) !== null)
    return notionTables.has(path.replace(/\.csv$/i, "_all.csv")) ? "repeated" : "document";
  if (size > largestAttachment) return "too-large";
  return size === 0 ? "empty" : "attachment";
}

/** Notion writes a table as it was filtered, and beside it the whole one. */
function wholeTables(files: ArchiveFile[]): string[] {
  return files.map(({ path }) => path).filter((path) => /_all\.csv$/i.test(path));
}

async function surveyDocument(file: ArchiveFile, path: string, survey: Survey): Promise<void> {
  const found: FoundAddress[] = [];
  let pictures = 0;
  const read = await readDocument(
    file,
    noting(found, () => `/attachments/picture-${pictures++}/image`),
  );
  if ("skipped" in read) {
    survey.skipped.push({ path, reason: read.skipped });
    return;
  }
  const { title, properties, warnings } = read.document;
  const aliases = properties?.aliases ?? [];
  survey.documents.push({ path, title, aliases, addresses: found, pictures, warnings });
}

/** Answers every address as it is, and notes it. */
function noting(found: FoundAddress[], embed: () => string): Addresses {
  const note = (kind: FoundAddress["kind"]) => (address: string) => {
    if (found.length < mostAddresses) found.push({ kind, address });
    return address;
  };
  const wikilink = (target: string) => {
    note("wikilink")(target);
    // What looks like a file is read as one; whether it is there turns out when all names are known.
    return isFileName(target) ? `/attachments/file/${encodeURIComponent(target)}` : target;
  };
  return { link: note("link"), wikilink, image: note("image"), knows: () => false, embed };
}

function isFileName(target: string): boolean {
  return /\.(?!md$)[a-z0-9]{2,5}$/i.test(target);
}
