import { createNoteUpdate, noteFromUpdate } from "#lib/editor/yjs.ts";
import type { ArchiveFile } from "../archive/archive.ts";
import type { Addresses, Warning } from "./document.ts";
import { readDocument } from "./read-document.ts";
import type { SkipReason } from "./skip-reason.ts";

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
  warnings: Warning[];
}

export type Surveyed = { document: SurveyedDocument } | { skipped: SkipReason };

const mostAddresses = 5000;

/**
 * Reads a document once, keeping only what the plan of an import needs. Asked to be thorough, it also does what writing
 * the note will take.
 */
export async function surveyDocument(file: ArchiveFile, path: string, thorough = false): Promise<Surveyed> {
  const addresses: FoundAddress[] = [];
  let pictures = 0;
  const read = await readDocument(
    file,
    noting(addresses, () => `/attachments/picture-${pictures++}/image`),
  );
  if ("skipped" in read) return read;
  const { title, body, properties, warnings } = read.document;
  if (thorough) noteFromUpdate(createNoteUpdate({ title: title ?? "", body }));
  return { document: { path, title, aliases: properties?.aliases ?? [], addresses, warnings } };
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
