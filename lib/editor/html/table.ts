import type { JSONContent } from "@tiptap/core";
import { cellSpan } from "../cell-span.ts";
import { tag } from "../html-tag.ts";
import { columnWidths } from "../table-widths.ts";
import { scrollable, type Context, type Renderer } from "./context.ts";

export const tableRenderers: readonly (readonly [string, Renderer])[] = [
  ["table", renderTable],
  ["tableRow", renderRow],
  ["tableHeader", (node, context) => renderCell(node, context, "col")],
  ["tableCell", (node, context) => renderCell(node, context, "col")],
];

function renderTable(node: JSONContent, context: Context): string {
  const widths = columnWidths(node);
  const columns = widths.some((width) => width !== null)
    ? tag(
        "colgroup",
        {},
        widths.map((width) => tag("col", width === null ? {} : { width: String(width) })).join(""),
      )
    : "";
  const table = tag("table", {}, columns + tag("tbody", {}, context.children(node)));
  return tag("div", { class: "tableWrapper", ...scrollable }, table);
}

/** In a row that is not all headers, a header is the row's own. */
function renderRow(node: JSONContent, context: Context): string {
  const cells = Array.isArray(node.content) ? node.content : [];
  const scope = cells.every(({ type }) => type === "tableHeader") ? "col" : "row";
  return tag("tr", {}, cells.map((cell) => renderCell(cell, context, scope)).join(""));
}

function renderCell(node: JSONContent, context: Context, scope: "col" | "row"): string {
  const { align, colspan, rowspan } = node.attrs ?? {};
  const isHeader = node.type === "tableHeader";
  return tag(
    isHeader ? "th" : "td",
    {
      ...(isHeader ? { scope } : {}),
      ...(align === "left" || align === "center" || align === "right" ? { class: `align-${align}` } : {}),
      ...span("colspan", colspan),
      ...span("rowspan", rowspan),
    },
    context.children(node),
  );
}

function span(name: string, value: unknown): Record<string, string> {
  const cells = cellSpan(value);
  return cells > 1 ? { [name]: String(cells) } : {};
}
