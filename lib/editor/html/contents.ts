import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import type { Context } from "./context.ts";

/** The headings of the whole body as links. */
export function renderContents(_node: JSONContent, { anchors }: Context): string {
  const headings = [...anchors.values()].filter(({ text }) => text !== "");
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const items = headings.map(({ anchor, level, text }) =>
    tag(
      "li",
      { "data-depth": String(levels.indexOf(level)) },
      tag("a", { href: `#${anchor}` }, escapeHtml(text)),
    ),
  );
  const list =
    items.length > 0 ? tag("ul", {}, items.join("")) : tag("p", {}, escapeHtml(blocksTexts.noHeadings));
  return tag("nav", { class: "contents-block", "aria-label": blocksTexts.contents }, list);
}
