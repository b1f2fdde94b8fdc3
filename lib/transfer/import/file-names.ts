export type DocumentKind = "markdown" | "html" | "word" | "table" | "outline";

/** A document by its path: where it is, what it is called, what it is. */
export interface DocumentFile {
  /** The folder with its slash; "" at the top. */
  folder: string;
  name: string;
  stem: string;
  kind: DocumentKind | null;
}

const kinds: [RegExp, DocumentKind][] = [
  [/\.(md|markdown|mdown|mdx|txt)$/i, "markdown"],
  [/\.html?$/i, "html"],
  [/\.docx$/i, "word"],
  // Made of an export of Outline; see lib/transfer/outline/spread-outline.ts.
  [/\.outline\.json$/, "outline"],
];

/** What the path of a file says about the note it may become. */
export function documentFile(path: string): DocumentFile {
  const slash = path.lastIndexOf("/") + 1;
  const name = path.slice(slash);
  const found = kinds.find(([ending]) => ending.test(name));
  const stem = found ? name.replace(found[0], "") : name.replace(/\.[^.]+$/, "");
  return { folder: path.slice(0, slash), name, stem, kind: found?.[1] ?? null };
}

/** Whether a file becomes a note. */
export function isDocument(path: string): boolean {
  return documentFile(path).kind !== null;
}

/** The id Notion puts behind every name. */
export function notionId(stem: string): string | null {
  return /(?:^|[ -])([0-9a-f]{32})(?:_all)?$/.exec(stem)?.[1] ?? null;
}

/** A name as people know it. */
export function plainName(stem: string): string {
  return stem.replace(/(?:^|[ -])[0-9a-f]{32}(_all)?$/, "").trim() || stem;
}

/** Whether a note of this name speaks for the folder it is in. */
export function isIndex(stem: string): boolean {
  return /^(readme|index|_index|folder)$/i.test(stem);
}
