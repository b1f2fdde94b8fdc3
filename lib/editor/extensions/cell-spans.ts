import { Extension, type Attributes } from "@tiptap/core";
import type { Attrs, NodeType, Schema } from "@tiptap/pm/model";
import { cellSpan } from "../cell-span.ts";

/** Both spans of a cell, as HTML tells them. */
export const spanAttributes: Attributes = {
  colspan: {
    default: 1,
    parseHTML: (element) => cellSpan(element.getAttribute("colspan")),
    renderHTML: ({ colspan }) => (cellSpan(colspan) > 1 ? { colspan } : {}),
  },
  rowspan: {
    default: 1,
    parseHTML: (element) => cellSpan(element.getAttribute("rowspan")),
    renderHTML: ({ rowspan }) => (cellSpan(rowspan) > 1 ? { rowspan } : {}),
  },
};

/**
 * A cell that claims a thousand million columns would be laid out for ever, and anybody who may write can put one into
 * the shared document. y-tiptap takes attributes as they are there, so the cells' own types read them soundly: that is
 * the one place every node goes through.
 */
export const CellSpans = Extension.create({
  name: "cellSpans",
  priority: 10_000, // before collaboration reads the document that the editor begins with
  onBeforeCreate() {
    readSpansSoundly(this.editor.schema);
  },
});

/** ProseMirror's own, though not among its types: the attributes a new node gets. */
type Computing = NodeType & { computeAttrs: (given: Attrs | null) => Attrs };

function readSpansSoundly({ nodes }: Schema): void {
  for (const type of [nodes.tableCell, nodes.tableHeader] as (Computing | undefined)[]) {
    if (!type) continue;
    const compute = type.computeAttrs.bind(type);
    type.computeAttrs = (given) => {
      const attrs = compute(given);
      const { colspan, rowspan } = attrs;
      const sound = { colspan: cellSpan(colspan), rowspan: cellSpan(rowspan) };
      return sound.colspan === colspan && sound.rowspan === rowspan ? attrs : { ...attrs, ...sound };
    };
  }
}
