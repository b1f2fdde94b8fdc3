import type { JSONContent } from "@tiptap/core";
import type { Cursor } from "./cursor.ts";
import { fileFrom } from "./files.ts";
import { embeddable } from "../embeds.ts";
import { inlineFrom, rawText, trimmed } from "./parse-inline.ts";

/** The inline content up to the closing token; it may hold what the schema knows only as blocks. */
export function inlineUntil(cursor: Cursor, closing: string): JSONContent[] {
  const content: JSONContent[] = [];
  for (const token of cursor.until(closing)) {
    for (const node of inlineFrom(token.children ?? [])) content.push(node);
  }
  return content;
}

/** A block of text. Pictures and embedded notes, which are blocks of their own elsewhere, stay in it as raw Markdown. */
export function textBlock(block: JSONContent, content: JSONContent[]): JSONContent {
  const inline = trimmed(content.map(asText));
  return inline.length > 0 ? { ...block, content: inline } : block;
}

/** A paragraph; one of nothing but pictures, embedded notes or one file becomes those. */
export function paragraphs(content: JSONContent[]): JSONContent[] {
  const visible = content.filter(({ type, text }) => type !== "hardBreak" && text?.trim() !== "");
  const alone = visible.length > 0 && visible.every(({ type, marks }) => isBlock(type) && !marks);
  if (alone) return visible.map(asBlock);
  const paragraph = textBlock({ type: "paragraph" }, content);
  return [fileFrom(paragraph) ?? paragraph];
}

function isBlock(type: string | undefined): boolean {
  return type === "image" || type === "noteEmbed";
}

/** A picture without words whose address is a video's page is that video. */
function asBlock({ source: _source, ...node }: JSONContent): JSONContent {
  const { src, alt, caption, title, width } = node.attrs ?? {};
  const bare = node.type === "image" && alt === undefined && caption === undefined && title === undefined;
  return bare && width === undefined && embeddable(src) ? { type: "embed", attrs: { src } } : node;
}

function asText(node: JSONContent): JSONContent {
  return isBlock(node.type) ? rawText(String(node.source ?? ""), node.marks ?? []) : node;
}
