import type { JSONContent } from "@tiptap/core";
import { oneLine } from "../extensions/title.ts";
import { blocksMarkdown } from "./serialize-blocks.ts";
import { headingMarkdown } from "./serialize-inline.ts";

export type MarkdownSource = { title: string; body: JSONContent; frontMatter?: string };

/**
 * Writes a note as Markdown that `parseMarkdown` reads back to the same body. Normalised on the way, because Markdown
 * cannot say them: empty paragraphs between blocks, white space at the ends of blocks, merged cells.
 */
export function serializeMarkdown(
  { title, body, frontMatter }: MarkdownSource,
  { withTitle = true } = {},
): string {
  const parts: string[] = [];
  if (frontMatter) parts.push(`---\n${frontMatter}\n---`);
  const line = oneLine(title);
  if (withTitle && line !== "") parts.push(headingMarkdown(1, [{ type: "text", text: line }]));
  const text = blocksMarkdown(body.content ?? [], { ruleAllowed: parts.length > 0 });
  if (text !== "") parts.push(text);
  return parts.length > 0 ? `${parts.join("\n\n")}\n` : "";
}

/** Part of a body (for instance a selection) as Markdown. */
export function serializeBlocks(blocks: JSONContent[]): string {
  return blocksMarkdown(blocks, { ruleAllowed: true });
}
