import type { JSONContent } from "@tiptap/core";
import { attachmentIdOf } from "../../addresses.ts";
import { embeddable } from "../../embeds.ts";

/**
 * What a body is after it was written as Markdown and read back. Markdown cannot say, and nobody misses:
 * - an empty paragraph beside other blocks, a container without blocks (it gets an empty paragraph);
 * - a toggle without its two parts;
 * - a link around a link to a note, a person or a footnote, which are links themselves;
 * - the difference between a formula on its own and code in the language "math", between a picture of a video's page
 *   without words and that video, between a line with one link to an attachment and that file.
 */
export function normalisedBlocks(blocks: JSONContent[]): JSONContent[] {
  const kept = blocks.filter((block) => !isEmptyParagraph(block)).map(normalisedBlock);
  return kept.length > 0 ? kept : [{ type: "paragraph" }];
}

const LINKS = new Set(["noteLink", "mention", "footnoteReference"]);

const CONTAINERS = new Set([
  "blockquote",
  "callout",
  "footnoteDefinition",
  "toggleContent",
  "listItem",
  "taskItem",
  "tableCell",
  "tableHeader",
]);

function normalisedBlock(block: JSONContent): JSONContent {
  const content = block.content ?? [];
  if (content.some(({ type }) => LINKS.has(type ?? "")))
    return { ...block, content: content.map(withoutLink) };
  switch (block.type) {
    case "image":
      return videoIn(block) ?? block;
    case "codeBlock":
      return block.attrs?.language === "math" ? { type: "mathBlock", content } : block;
    case "paragraph":
      return fileIn(block) ?? block;
    default:
      if (CONTAINERS.has(block.type ?? "")) return { ...block, content: normalisedBlocks(content) };
      return isInner(block.type) ? { ...block, content: content.map(normalisedBlock) } : block;
  }
}

function withoutLink(node: JSONContent): JSONContent {
  if (!LINKS.has(node.type ?? "")) return node;
  return { ...node, marks: (node.marks ?? []).filter(({ type }) => type !== "link") };
}

function isInner(type: string | undefined): boolean {
  return /^(?:bulletList|orderedList|taskList|table|tableRow|toggle)$/.test(type ?? "");
}

function isEmptyParagraph({ type, content = [] }: JSONContent): boolean {
  return type === "paragraph" && content.length === 0;
}

function videoIn({ attrs: { src, alt, caption, width } = {} }: JSONContent): JSONContent | null {
  return embeddable(src) && !alt && !caption && !width ? { type: "embed", attrs: { src } } : null;
}

function fileIn({ content = [] }: JSONContent): JSONContent | null {
  const href: unknown = content[0]?.marks?.[0]?.attrs?.href;
  if (content.length !== 1 || attachmentIdOf(href) === null) return null;
  return { type: "file", attrs: { src: href, name: content[0]?.text } };
}
