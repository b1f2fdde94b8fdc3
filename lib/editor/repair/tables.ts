import type { JSONContent } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { fixTables, TableMap } from "@tiptap/pm/tables";
import { cellSpan } from "../cell-span.ts";
import { bodySchema } from "../schema.ts";
import { mapChildren } from "./map-children.ts";

/** Every row of a table is as wide as the others: one person added a row while another added a column. */
export function withRegularTables(node: JSONContent): JSONContent {
  return mapChildren(node, (child) => {
    const inner = withRegularTables(child);
    return inner.type === "table" ? regular(withSaneSpans(inner)) : inner;
  });
}

function regular(table: JSONContent): JSONContent | null {
  const node = bodySchema.nodeFromJSON(table);
  if (!TableMap.get(node).problems) return table;
  const state = EditorState.create({ doc: bodySchema.topNodeType.create(null, node) });
  const fixed = fixTables(state)?.doc.firstChild ?? node;
  return fixed.type.name === "table" ? withoutNulls(fixed.toJSON() as JSONContent) : null;
}

function withSaneSpans(table: JSONContent): JSONContent {
  return mapChildren(table, (row) =>
    mapChildren(row, (cell) => {
      const { colspan = 1, rowspan = 1 } = (cell.attrs ?? {}) as { colspan?: unknown; rowspan?: unknown };
      const sane = { colspan: cellSpan(colspan), rowspan: cellSpan(rowspan) };
      if (sane.colspan === colspan && sane.rowspan === rowspan) return cell;
      return { ...cell, attrs: { ...cell.attrs, ...sane } };
    }),
  );
}

function withoutNulls(json: JSONContent): JSONContent {
  return JSON.parse(
    JSON.stringify(json, (_key, value: unknown) => (value === null ? undefined : value)),
  ) as JSONContent;
}
