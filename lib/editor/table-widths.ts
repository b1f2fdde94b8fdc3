import type { JSONContent } from "@tiptap/core";
import { cellSpan } from "./cell-span.ts";

const NARROWEST = 40;
const WIDEST = 2_000;

/** A column's width in CSS pixels, or null for one that is as wide as it needs to be. */
export function columnWidth(value: unknown): number | null {
  const width = typeof value === "number" ? Math.round(value) : Number.NaN;
  return width > 0 && width < 100_000 ? Math.min(WIDEST, Math.max(NARROWEST, width)) : null;
}

/** The widths of a table's columns, as its first row tells them. */
export function columnWidths(table: JSONContent): (number | null)[] {
  const cells = Array.isArray(table.content) ? (table.content[0]?.content ?? []) : [];
  if (!Array.isArray(cells)) return [];
  return cells.flatMap(({ attrs = {} }) => {
    const given: unknown = attrs.colwidth;
    return Array.from({ length: cellSpan(attrs.colspan) }, (_, index) =>
      columnWidth(Array.isArray(given) ? given[index] : null),
    );
  });
}
