import type { Fragment, Slice } from "@tiptap/pm/model";
import { serializeBlocks } from "../markdown/serialize.ts";

/** What is copied as Markdown; a part of a line reads as it does, without the Markdown around it. */
export function markdownOf(slice: Slice): string {
  const { content } = slice;
  const first = content.firstChild;
  if (
    content.childCount === 1 &&
    first?.isTextblock &&
    slice.openStart > 0 &&
    slice.openEnd > 0 &&
    isBare(first.content)
  ) {
    return first.textContent;
  }
  const blocks = content.content.map((node) => node.toJSON() as Record<string, unknown>);
  return serializeBlocks(first?.isInline ? [{ type: "paragraph", content: blocks }] : blocks);
}

function isBare(content: Fragment): boolean {
  let bare = true;
  content.forEach((node) => {
    bare &&= node.isText && node.marks.length === 0;
  });
  return bare;
}
