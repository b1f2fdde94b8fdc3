import { setImmediate as breathe } from "node:timers/promises";
import { largestAttachment } from "#lib/editor/attachment-limits.ts";
import type { Archive, ArchiveFile } from "../archive/archive.ts";
import { isJunk } from "../archive/junk.ts";
import { documentFile, isDocument, notionId } from "./file-names.ts";
import type { SkipReason } from "./skip-reason.ts";
import { sourceOf, type ImportSource } from "./source.ts";
import { isHeavy, surveyApart } from "./survey-apart.ts";
import { surveyDocument, type SurveyedDocument } from "./survey-document.ts";

/** What is in an archive: which files are notes, which belong to notes, and which are neither. */
export interface Survey {
  source: ImportSource;
  /** The folder that holds everything else, with its slash. All paths here begin below it. */
  root: string;
  documents: SurveyedDocument[];
  attachments: { path: string }[];
  skipped: { path: string; reason: SkipReason }[];
}

export interface Progress {
  signal: AbortSignal;
  /** Called now and then with how many of how many files were looked at. */
  report(done: number, total: number): Promise<void>;
}

/** Reads every document of the archive once, keeping only what the plan of an import needs. */
export async function surveyArchive({ files, found }: Archive, progress: Progress): Promise<Survey> {
  const { source, root } = found
    ? { source: found.source, root: "" }
    : sourceOf(files.filter(({ problem }) => problem === null).map(({ path }) => path));
  const survey: Survey = { source, root, documents: [], attachments: [], skipped: [] };
  const notionTables = new Set(source === "notion" ? wholeTables(files) : []);
  for (const [at, file] of files.entries()) {
    progress.signal.throwIfAborted();
    const path = file.path.startsWith(root) ? file.path.slice(root.length) : file.path;
    const kind = kindOf(file, { source, notionTables });
    if (kind === "document") await addDocument(file, path, survey);
    else if (kind === "attachment") survey.attachments.push({ path });
    else survey.skipped.push({ path, reason: kind });
    if (at % 50 === 0) await progress.report(at, files.length);
    await breathe(); // so that whoever stops this is heard
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

async function addDocument(file: ArchiveFile, path: string, survey: Survey): Promise<void> {
  const surveyed = isHeavy(file) ? await surveyApart(file, path) : await surveyDocument(file, path);
  if ("skipped" in surveyed) survey.skipped.push({ path, reason: surveyed.skipped });
  else survey.documents.push(surveyed.document);
}
