import type { JSONContent } from "@tiptap/core";
import type { HeadingAnchor } from "../anchors.ts";
import type { Diagrams } from "./diagram.ts";
import type { Footnotes } from "./footnotes.ts";

/** A link to a note as it stands in the body. */
export type NoteReference = { note: string | null; target: string; heading: string | null };

/** What a reader may know of the note a link leads to. */
export type LinkedNote = { title: string; url: string; excerpt?: string | undefined };

export type RenderOptions = {
  /** May rewrite links, image sources and files (for instance to a public attachment); null drops one. */
  address?: (address: string) => string | null;
  /** The note a link leads to; null, or no function, shows the words as they are written. */
  note?: (link: NoteReference) => LinkedNote | null;
  /** The drawings of diagrams, by their source; without them only the source is shown. */
  diagrams?: Diagrams;
};

/** What the renderers of one body share. */
export type Context = Required<RenderOptions> & {
  /** A node's children as HTML. */
  children: (node: JSONContent) => string;
  anchors: ReadonlyMap<JSONContent, HeadingAnchor>;
  footnotes: Footnotes;
  /** How many diagrams have been drawn, so that each names its parts differently. */
  drawn: { count: number };
};

export type Renderer = (node: JSONContent, context: Context) => string;

/** What may be wider than the page is scrolled by keyboard, too. */
export const scrollable = { tabindex: "0" };

/** The value if it is text that says something, or "". */
export function textOf(value: unknown): string {
  return typeof value === "string" && value.trim() !== "" ? value : "";
}
