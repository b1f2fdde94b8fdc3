import { isJunk } from "../archive/junk.ts";
import { exportManifest } from "../manifest.ts";
import { documentFile, isDocument, notionId } from "./file-names.ts";

/** What wrote the files: it decides what names, folders and links mean. */
export type ImportSource = "commonplace" | "obsidian" | "notion" | "outline" | "html" | "word" | "markdown";

export interface FoundSource {
  source: ImportSource;
  /** The folder that holds everything else, with its slash; "" when there is none. */
  root: string;
}

const outlineUpload = /(^|\/)(uploads|public)\/[0-9a-f-]{36}\/[0-9a-f-]{36}\//;

/** Tells by the names of its files what wrote an archive. */
export function sourceOf(paths: string[]): FoundSource {
  if (paths.includes(exportManifest)) return { source: "commonplace", root: "" };
  const kept = paths.filter((path) => !isJunk(path));
  const documents = kept.filter(isDocument);
  return { source: byNames(paths, documents), root: commonFolder(kept) };
}

function byNames(paths: string[], documents: string[]): ImportSource {
  const most = (test: (path: string) => boolean) => documents.filter(test).length * 2 > documents.length;
  if (paths.some((path) => /(^|\/)\.obsidian\//.test(path))) return "obsidian";
  if (most((path) => notionId(documentFile(path).stem) !== null)) return "notion";
  if (paths.some((path) => outlineUpload.test(path))) return "outline";
  if (most((path) => documentFile(path).kind === "html")) return "html";
  return most((path) => documentFile(path).kind === "word") ? "word" : "markdown";
}

/** GitHub puts everything into one folder, and so do people. */
function commonFolder(paths: string[]): string {
  const [first = ""] = paths;
  const folder = first.slice(0, first.indexOf("/") + 1);
  return folder !== "" && paths.every((path) => path.startsWith(folder)) ? folder : "";
}
