import type { JSONContent } from "@tiptap/core";
import type { AboutNote } from "#lib/editor/properties.ts";

/** What was lost, changed or left as it was when a file was read; the words are in lib/texts/en/import.ts. */
export type WarningKind =
  | "encoding"
  | "front-matter"
  | "missing-link"
  | "missing-image"
  | "raw"
  | "title-cut"
  | "table-cut"
  | "word"
  | "outline"
  | "publish";

export interface Warning {
  kind: WarningKind;
  count: number;
  /** What it is about, as it was written. */
  example?: string;
}

/** A file as a note. */
export interface ImportedDocument extends AboutNote {
  /** Null when the file says none, so that its name is it. */
  title: string | null;
  body: JSONContent;
  createdAt?: Date;
  updatedAt?: Date;
  warnings: Warning[];
}

/** How the addresses in a file are read. What is answered stands in the note; null leaves the words only. */
export interface Addresses {
  link(address: string): string | null;
  /** `[[target]]` and `![[target]]`. */
  wikilink(target: string): string;
  image(source: string): string | null;
  /** Whether a note of the import is called so. */
  knows(name: string): boolean;
  /** Keeps a picture that is inside of the file, and answers its address. */
  embed(picture: EmbeddedPicture): string | null;
}

export interface EmbeddedPicture {
  bytes: Buffer;
  name: string;
}

/** Counts warnings of one kind, and keeps the first example. */
export function warningsOf(found: { kind: WarningKind; example?: string }[]): Warning[] {
  const counted = new Map<WarningKind, Warning>();
  for (const { kind, example } of found) {
    const known = counted.get(kind);
    if (known) known.count++;
    else
      counted.set(kind, { kind, count: 1, ...(example !== undefined && { example: example.slice(0, 200) }) });
  }
  return [...counted.values()];
}
