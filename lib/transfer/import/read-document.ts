import { buffer } from "node:stream/consumers";
import { bodyNode } from "#lib/editor/yjs.ts";
import { isRefusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import { DamagedFile, type ArchiveFile } from "../archive/archive.ts";
import { decodeText } from "../archive/decode-text.ts";
import { longestMarkdown } from "#lib/notes/longest-markdown.ts";
import { warningsOf, type Addresses, type ImportedDocument } from "./document.ts";
import { documentFile } from "./file-names.ts";
import { readHtmlDocument } from "./read-html-document.ts";
import { readMarkdownDocument } from "./read-markdown-document.ts";
import { readOutlineDocument } from "../outline/read-outline-document.ts";
import { readTableDocument } from "./read-table-document.ts";
import { readWordDocument } from "./read-word-document.ts";
import type { SkipReason } from "./skip-reason.ts";
import { refuseUnfitWord } from "./word-archive.ts";

const megabyte = 1024 * 1024;
const largest = {
  markdown: 4 * longestMarkdown,
  html: 16 * megabyte,
  word: 25 * megabyte,
  table: 4 * megabyte,
  outline: 16 * megabyte,
};
const longestTitle = 500;

export type ReadResult = { document: ImportedDocument } | { skipped: SkipReason };

/** Reads a file of an archive as a note, or says why it cannot be one. */
export async function readDocument(file: ArchiveFile, addresses: Addresses): Promise<ReadResult> {
  const kind = kindOf(file.path);
  if (file.size > largest[kind]) return { skipped: "too-large" };
  try {
    const bytes = await buffer(await file.open());
    const read = await readBytes(bytes, kind, addresses);
    if ("skipped" in read) return read;
    bodyNode(read.document.body); // what the schema cannot hold is said now, not in the middle of an import
    return { document: withFitTitle(read.document) };
  } catch (error) {
    if (error instanceof DamagedFile) return { skipped: "damaged" };
    if (isRefusal(error)) return { skipped: error.code === "too-large" ? "too-large" : "unreadable" };
    reportError(error, "A file that could not be read for an import");
    return { skipped: "unreadable" };
  }
}

type Kind = keyof typeof largest;

const readers = {
  markdown: readMarkdownDocument,
  html: readHtmlDocument,
  table: readTableDocument,
  outline: readOutlineDocument,
};

function kindOf(path: string): Kind {
  return documentFile(path).kind ?? "table";
}

async function readBytes(bytes: Buffer, kind: Kind, addresses: Addresses): Promise<ReadResult> {
  if (kind === "word") {
    await refuseUnfitWord(bytes);
    return { document: await readWordDocument(bytes, addresses) };
  }
  const decoded = decodeText(bytes);
  if (decoded === null) return { skipped: "not-text" };
  const { text, encoding } = decoded;
  if (kind === "markdown" && text.length > longestMarkdown) return { skipped: "too-large" };
  const document = readers[kind](text, addresses);
  const warnings = encoding === "utf-8" ? [] : warningsOf([{ kind: "encoding", example: encoding }]);
  return { document: { ...document, warnings: [...warnings, ...document.warnings] } };
}

function withFitTitle(document: ImportedDocument): ImportedDocument {
  const { title, warnings } = document;
  if (title === null || title.length <= longestTitle) return document;
  const cut = warningsOf([{ kind: "title-cut", example: title }]);
  return { ...document, title: title.slice(0, longestTitle).toWellFormed(), warnings: [...warnings, ...cut] };
}
