import type { JSONContent } from "@tiptap/core";
import type { Cursor } from "./cursor.ts";
import { fileFrom } from "./files.ts";
import { embeddable } from "../embeds.ts";
import { inlineFrom, rawText } from "./parse-inline.ts";
import { trimmed } from "./trimmed.ts";

/** The inline content up to the closing token; it may hold what the schema knows only as blocks. */
export function inlineUntil(cursor: Cursor, closing: string): JSONContent[] {
  const content: JSONContent[] = [];
  for (const { children, content: source } of cursor.until(closing)) {
    const pieces = children ?? [];
    const nodes = pieces.length > MOST_PIECES ? [flood(source)] : inlineFrom(pieces);
    for (const node of nodes) content.push(node);
  }
  return content;
}

/** Nobody writes as many words in bold, links or breaks in one paragraph, and Yjs cannot hold them. */
const MOST_PIECES = 20_000;

function flood(source: string): JSONContent {
  return { type: "text", text: source.replace(/\s*\n\s*/g, " ") };
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
