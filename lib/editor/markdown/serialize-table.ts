import type { JSONContent } from "@tiptap/core";
import { cellSpan } from "../cell-span.ts";
import { embeddable } from "../embeds.ts";
import { tag } from "../html-tag.ts";
import { inlineHtml } from "./html-inline.ts";
import { imageHtml } from "./image-html.ts";
import { imageMarkdown } from "./links.ts";
import { cellAlign, columnWidths } from "./table-cells.ts";
import { cellMarkdown } from "./serialize-inline.ts";

/** A table as GFM writes it, or as HTML where GFM cannot say it. `write` turns a cell's blocks into Markdown. */
export function tableMarkdown(table: JSONContent, write: (blocks: JSONContent[]) => string): string {
  const rows = (table.content ?? []).map(({ content = [] }) => content).filter((cells) => cells.length > 0);
  if (rows.length === 0) return "";
  return isGfm(rows) ? gfmTable(rows) : htmlTable(rows, write);
}

function isGfm(rows: JSONContent[][]): boolean {
  const [first = []] = rows;
  const headed = first.every(({ type }) => type === "tableHeader");
  // An empty header stands for a table without one.
  if (headed && rows.length > 1 && first.every((cell) => textOf(cell)?.length === 0)) return false;
  return rows.every((cells, row) => {
    const type = headed && row === 0 ? "tableHeader" : "tableCell";
    return (
      cells.length === first.length &&
      cells.every(
        (cell, column) =>
          cell.type === type &&
          isPlainCell(cell) &&
          cellAlign(cell.attrs?.align) === cellAlign(first[column]?.attrs?.align),
      )
    );
  });
}

function isPlainCell(cell: JSONContent): boolean {
  const { colspan, rowspan, colwidth } = cell.attrs ?? {};
  const single = cellSpan(colspan) === 1 && cellSpan(rowspan) === 1 && columnWidths(colwidth, 1) === null;
  return single && gfmText(cell) !== null;
}

/** What a GFM cell can say: the text of one paragraph, or pictures. Null for a cell with other blocks. */
function gfmText(cell: JSONContent): string | null {
  const text = textOf(cell);
  if (text !== null) return cellMarkdown(text);
  const pictures = (cell.content ?? []).filter((block) => !isEmptyParagraph(block));
  if (!pictures.every(isPlainPicture)) return null;
  return pictures
    .map(({ attrs = {} }) => imageMarkdown(attrs))
    .join(" ")
    .replaceAll("|", "\\|");
}

function isPlainPicture({ type, attrs = {} }: JSONContent): boolean {
  return type === "image" && !attrs.title && imageHtml(attrs) === null && !embeddable(attrs.src);
}

function isEmptyParagraph({ type, content = [] }: JSONContent): boolean {
  return type === "paragraph" && content.length === 0;
}

/** What the only paragraph of a cell holds, or null for a cell with other blocks. */
function textOf({ content = [] }: JSONContent): JSONContent[] | null {
  const [paragraph, ...others] = content.filter(
    (block) => block.type !== "paragraph" || block.content?.length,
  );
  if (!paragraph) return [];
  return paragraph.type === "paragraph" && others.length === 0 ? (paragraph.content ?? []) : null;
}

function gfmTable(rows: JSONContent[][]): string {
  const [first = []] = rows;
  const headed = first.every(({ type }) => type === "tableHeader");
  const line = (texts: string[]) => `| ${texts.join(" | ")} |`;
  const written = rows.map((cells) => line(cells.map((cell) => gfmText(cell) ?? "")));
  const rule = line(first.map(({ attrs }) => ruleOf(cellAlign(attrs?.align))));
  return headed
    ? [written[0], rule, ...written.slice(1)].join("\n")
    : [line(first.map(() => "")), rule, ...written].join("\n");
}

function ruleOf(align: string | null): string {
  if (align === "left") return ":---";
  if (align === "center") return ":---:";
  return align === "right" ? "---:" : "---";
}

/** Cells of plain text on a line of their own; Markdown between blank lines, where every renderer reads it. */
function htmlTable(rows: JSONContent[][], write: (blocks: JSONContent[]) => string): string {
  const lines = rows.flatMap((cells) => ["<tr>", ...cells.map((cell) => htmlCell(cell, write)), "</tr>"]);
  return ["<table>", "<tbody>", ...lines, "</tbody>", "</table>"].join("\n");
}

function htmlCell(cell: JSONContent, write: (blocks: JSONContent[]) => string): string {
  const name = cell.type === "tableHeader" ? "th" : "td";
  const { colspan, rowspan, align, colwidth } = cell.attrs ?? {};
  const side = cellAlign(align);
  const widths = columnWidths(colwidth, cellSpan(colspan));
  const attributes = {
    ...(cellSpan(colspan) > 1 ? { colspan: String(cellSpan(colspan)) } : {}),
    ...(cellSpan(rowspan) > 1 ? { rowspan: String(cellSpan(rowspan)) } : {}),
    ...(side === null ? {} : { align: side }),
    ...(widths === null ? {} : { "data-colwidth": widths.join(",") }),
  };
  const text = textOf(cell);
  const html = text === null ? null : inlineHtml(text);
  if (html !== null) return tag(name, attributes, html);
  return tag(name, attributes, `\n\n${write(cell.content ?? [])}\n\n`);
}
