import type { JSONContent } from "@tiptap/core";
import { tag } from "../html-tag.ts";
import { scrollable, type Context, type Renderer } from "./context.ts";

export const tableRenderers: readonly (readonly [string, Renderer])[] = [
  ["table", renderTable],
  ["tableRow", (node, context) => tag("tr", {}, context.children(node))],
  ["tableHeader", (node, context) => renderCell("th", node, context)],
  ["tableCell", (node, context) => renderCell("td", node, context)],
];

function renderTable(node: JSONContent, context: Context): string {
  const table = tag("table", {}, tag("tbody", {}, context.children(node)));
  return tag("div", { class: "tableWrapper", ...scrollable }, table);
}

function renderCell(name: "th" | "td", node: JSONContent, context: Context): string {
  const { align, colspan, rowspan } = node.attrs ?? {};
  return tag(
    name,
    {
      ...(align === "left" || align === "center" || align === "right" ? { class: `align-${align}` } : {}),
      ...span("colspan", colspan),
      ...span("rowspan", rowspan),
    },
    context.children(node),
  );
}

function span(name: string, value: unknown): Record<string, string> {
  const cells = Number(value);
  return Number.isInteger(cells) && cells > 1 && cells <= 100 ? { [name]: String(cells) } : {};
}
