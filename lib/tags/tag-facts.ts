import type { JSONContent } from "@tiptap/core";
import { tagFrom, tagKey } from "#lib/editor/properties.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";

const mostTags = 500;

// A number sign after a letter or a slash belongs to an address, one before a space to a heading.
const inlineTag = /(?<=^|[\s([{<"'“‘«„「『,;:!?])#([\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}_/-]*)/gu;
/** Stands for what is no text: no tag may begin or go on there. */
const gap = "\u{fffc}";

/** The tags of a note by their keys, as written: those of its properties, then those in its text. */
export function tagFacts({ body, tags = [] }: NoteContent): Map<string, string> {
  const found = new Map<string, string>();
  const add = (written: string) => {
    const tag = tagFrom(written);
    if (tag !== null && found.size < mostTags && !found.has(tagKey(tag))) found.set(tagKey(tag), tag);
  };
  tags.forEach(add);
  tagsIn(body).forEach(add);
  return found;
}

/** The tags in a text, as they stand there without the number sign. `#1` is a number, not a tag. */
export function tagsInText(text: string): string[] {
  return [...text.matchAll(inlineTag)]
    .map(([, tag = ""]) => tag.replace(/[/-]+$/, ""))
    .filter((tag) => /[^\d/_-]/.test(tag));
}

function tagsIn(node: JSONContent): string[] {
  if (node.type === "codeBlock" || node.type === "rawMarkdown" || node.type === "mathBlock") return [];
  const content = node.content ?? [];
  if (!content.some(({ type }) => type === "text")) return content.flatMap(tagsIn);
  return tagsInText(content.map(plainWords).join(""));
}

function plainWords({ type, text, marks }: JSONContent): string {
  if (type === "hardBreak") return "\n";
  const other = marks?.some((mark) => ["code", "rawInline", "link"].includes(mark.type)) === true;
  return text === undefined || other ? gap : text;
}
