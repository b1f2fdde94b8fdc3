import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import type { BlockReader, Cursor } from "./cursor.ts";

/** `<details>`, its summary and what follows. */
export function toggle({ meta }: Token, cursor: Cursor, read: BlockReader): JSONContent {
  const blocks = read(cursor, "details_html_close");
  const summary = blocks[0]?.type === "toggleSummary" ? blocks[0] : null;
  const content = summary ? blocks.slice(1) : blocks;
  return {
    type: "toggle",
    ...(Object.hasOwn(meta ?? {}, "open") ? { attrs: { open: true } } : {}),
    content: [
      summary ?? { type: "toggleSummary" },
      { type: "toggleContent", content: content.length > 0 ? content : [{ type: "paragraph" }] },
    ],
  };
}

/** The line that is always seen, and blocks that it cannot hold. */
export function toggleSummary(blocks: JSONContent[]): JSONContent[] {
  const first = blocks[0]?.type === "paragraph" ? blocks[0] : null;
  const rest = first ? blocks.slice(1) : blocks;
  return [{ ...first, type: "toggleSummary" }, ...rest];
}
