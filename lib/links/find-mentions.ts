import type { JSONContent } from "@tiptap/core";
import { fold, unspaced } from "#lib/search/fold.ts";

/** Where a text names a note without linking to it. */
export interface Named {
  /** The id of the text block. */
  block: string;
  /** The words as they stand there. */
  words: string;
  /** What is around them. */
  before: string;
  after: string;
}

const around = 80;
const boundary = /[\p{L}\p{N}\p{M}_]/u;
const skipped = new Set(["codeBlock", "rawMarkdown", "mathBlock", "heading"]);

/** The text blocks of a body that name a note by one of these names, as plain words; the first place in each. */
export function findMentions(body: JSONContent, names: string[]): Named[] {
  const found: Named[] = [];
  collect(body, names.filter((name) => name.trim().length > 1).map(fold), found);
  return found;
}

function collect(node: JSONContent, names: string[], found: Named[]): void {
  if (skipped.has(node.type ?? "")) return;
  const content = node.content ?? [];
  const block: unknown = node.attrs?.id;
  if (typeof block === "string" && content.some(({ type }) => type === "text")) {
    const place = placeIn(content, names);
    if (place) {
      const { text } = content[place.child]!;
      found.push({
        block,
        ...context(content, place.child, { from: place.from, to: place.to, text: text ?? "" }),
      });
    }
  } else for (const child of content) collect(child, names, found);
}

/** A run of text and a range in it. */
export interface Place {
  child: number;
  from: number;
  to: number;
}

/** The first place among these inline nodes, in unlinked text, that says one of the folded names. */
export function placeIn(content: JSONContent[], names: string[]): Place | null {
  for (const [child, { text, marks }] of content.entries()) {
    if (text === undefined || marks?.some(({ type }) => ["link", "code", "rawInline"].includes(type)))
      continue;
    const range = rangeOf(text, names);
    if (range) return { child, ...range };
  }
  return null;
}

function rangeOf(text: string, names: string[]): { from: number; to: number } | null {
  const lower = fold(text);
  if (lower.length !== text.length) return null; // then places in one are not places in the other
  for (const name of names) {
    for (let from = lower.indexOf(name); from >= 0; from = lower.indexOf(name, from + 1)) {
      const to = from + name.length;
      const begins = isApart(lower[from - 1], name[0]);
      if (begins && isApart(lower[to], name.at(-1))) return { from, to };
    }
  }
  return null;
}

/** Whether a word ends between these: always in scripts that put no spaces between words. */
function isApart(outside = "", inside = ""): boolean {
  return !boundary.test(outside) || unspaced.test(inside);
}

function context(
  content: JSONContent[],
  child: number,
  { from, to, text }: { from: number; to: number; text: string },
) {
  const words = (nodes: JSONContent[]) => nodes.map((node) => node.text ?? "").join("");
  const before = words(content.slice(0, child)) + text.slice(0, from);
  const after = text.slice(to) + words(content.slice(child + 1));
  return {
    words: text.slice(from, to),
    before: (before.length > around ? "…" : "") + before.slice(-around).toWellFormed(),
    after: after.slice(0, around).toWellFormed() + (after.length > around ? "…" : ""),
  };
}
