import type { JSONContent } from "@tiptap/core";
import type { Token } from "markdown-it";
import type { BlockReader, Cursor } from "./cursor.ts";
import { cellSpan } from "../cell-span.ts";
import { inlineFromHtml } from "./read-html-inline.ts";
import { inlineUntil, paragraphs, textBlock } from "./parse-text-blocks.ts";
import { cellAlign, columnWidths } from "./table-cells.ts";
import { trimmed } from "./trimmed.ts";

/** A table as GFM writes it. */
export function gfmTable(cursor: Cursor): JSONContent {
  const rows: JSONContent[] = [];
  let cells: JSONContent[] = [];
  for (const token of cursor.until("table_close")) {
    if (token.type === "tr_open") cells = [];
    if (token.type === "tr_close") rows.push({ type: "tableRow", content: cells });
    if (token.type === "th_open") cells.push(gfmCell("tableHeader", token, inlineUntil(cursor, "th_close")));
    if (token.type === "td_open") cells.push(gfmCell("tableCell", token, inlineUntil(cursor, "td_close")));
  }
  // GFM cannot write a table without a header; an empty one stands for none.
  const headless = rows.length > 1 && rows[0]?.content?.every((each) => isEmptyParagraph(each.content?.[0]));
  return { type: "table", content: headless ? rows.slice(1) : rows };
}

function gfmCell(type: string, token: Token, content: JSONContent[]): JSONContent {
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  const blocks = paragraphs(content);
  const pictures = blocks.every((block) => block.type === "image");
  return {
    type,
    ...(align ? { attrs: { align } } : {}),
    content: pictures ? blocks : [textBlock({ type: "paragraph" }, content)],
  };
}

function isEmptyParagraph(block: JSONContent | undefined): boolean {
  return block?.type === "paragraph" && !block.content;
}

/** A table as HTML writes it. */
export function htmlTable(cursor: Cursor, read: BlockReader): JSONContent {
  const rows: JSONContent[] = [];
  let cells: JSONContent[] = [];
  for (const token of cursor.until("table_html_close")) {
    if (token.type === "tr_html_open") cells = [];
    if (token.type === "tr_html_close" && cells.length > 0) rows.push({ type: "tableRow", content: cells });
    if (token.type === "td_html_open")
      cells.push(htmlCell("tableCell", token, read(cursor, "td_html_close")));
    if (token.type === "th_html_open")
      cells.push(htmlCell("tableHeader", token, read(cursor, "th_html_close")));
  }
  if (rows.length === 0) rows.push({ type: "tableRow", content: [htmlCell("tableCell", null, [])] });
  return { type: "table", content: rows };
}

/** Text that stands in a cell without a blank line around it. */
export function htmlParagraph(html: string): JSONContent {
  const content = trimmed(inlineFromHtml(html));
  return { type: "paragraph", ...(content.length > 0 ? { content } : {}) };
}

function htmlCell(type: string, token: Token | null, blocks: JSONContent[]): JSONContent {
  const attrs = cellAttributes(token?.meta ?? {});
  const content = blocks.length > 0 ? blocks : [{ type: "paragraph" }];
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content };
}

function cellAttributes(written: Record<string, unknown>): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const name of ["colspan", "rowspan"]) {
    const span = cellSpan(written[name]);
    if (span > 1) attrs[name] = span;
  }
  const align = cellAlign(written.align);
  if (align !== null) attrs.align = align;
  const list = written["data-colwidth"];
  const widths = columnWidths(typeof list === "string" ? list.split(",") : null, cellSpan(attrs.colspan));
  if (widths !== null) attrs.colwidth = widths;
  return attrs;
}
