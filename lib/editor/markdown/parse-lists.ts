import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import { listStart } from "../extensions/lists.ts";
import type { BlockReader, Cursor } from "./cursor.ts";

/** Tasks and plain items may mix in one Markdown list; in the schema they are lists of their own. */
export function lists(opening: Token, cursor: Cursor, read: BlockReader): JSONContent[] {
  const ordered = opening.type === "ordered_list_open";
  const found: { list: JSONContent; items: JSONContent[] }[] = [];
  let position = ordered ? listStart(opening.attrGet("start") ?? 1) : 1;
  for (const token of cursor.until(opening.type.replace("_open", "_close"))) {
    const item = listItem(token, read(cursor, "list_item_close"));
    const last = found.at(-1);
    if (last && last.items[0]?.type === item.type) last.items.push(item);
    else found.push({ list: listOf(item, ordered, position), items: [item] });
    position += 1;
  }
  return found.map(({ list, items }) => ({ ...list, content: items }));
}

function listOf({ type }: JSONContent, ordered: boolean, position: number): JSONContent {
  if (type === "taskItem") return { type: "taskList" };
  return ordered ? { type: "orderedList", attrs: { start: listStart(position) } } : { type: "bulletList" };
}

function listItem({ meta }: Token, blocks: JSONContent[]): JSONContent {
  const checked = meta?.checked;
  // The empty line that carries a task's box, or a callout's title, is no paragraph.
  const content = blocks.length > 1 && isEmpty(blocks[0]) ? blocks.slice(1) : blocks;
  const filled = content.length > 0 ? content : [{ type: "paragraph" }];
  return typeof checked === "boolean"
    ? { type: "taskItem", attrs: { checked }, content: filled }
    : { type: "listItem", content: filled };
}

function isEmpty(block: JSONContent | undefined): boolean {
  return block?.type === "paragraph" && !block.content;
}
