import { Extension } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { locallyChangedRanges } from "./changed-ranges.ts";

const FILLED = new Set([
  ..."listItem taskItem blockquote callout toggleContent footnoteDefinition".split(" "),
  ..."tableCell tableHeader".split(" "),
]);
const GONE = new Set(["bulletList", "orderedList", "taskList", "table", "tableRow"]);

/**
 * The schema lets blocks be empty, so that what two people leave behind together is not deleted. Whoever empties one
 * by their own change gets a line to write on at once; lists and tables go with their last item.
 */
export const EmptiedBlocks = Extension.create({
  name: "emptiedBlocks",
  priority: 9_000,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("emptiedBlocks"),
      appendTransaction: (transactions, _before, after) => tidy(transactions, after),
    }),
  ],
});

function tidy(transactions: readonly Transaction[], { doc, tr }: EditorState): Transaction | null {
  const found = new Map<number, ProseMirrorNode>();
  for (const { from, to } of locallyChangedRanges(transactions)) {
    doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
      if (isBroken(node)) found.set(pos, node);
      return !node.isTextblock;
    });
  }
  // From the end, so that the places before stay right.
  for (const [pos, node] of [...found].sort(([a], [b]) => b - a)) mend(tr, { node, pos });
  return tr.docChanged ? tr : null;
}

function isBroken(node: ProseMirrorNode): boolean {
  const { name } = node.type;
  if (node.childCount === 0) return FILLED.has(name) || GONE.has(name) || name === "toggle";
  return name === "toggle" && !(hasPart(node, "toggleSummary") && hasPart(node, "toggleContent"));
}

function mend(tr: Transaction, { node, pos }: { node: ProseMirrorNode; pos: number }): void {
  const { paragraph, toggleSummary, toggleContent } = node.type.schema.nodes;
  if (!paragraph || !toggleSummary || !toggleContent) return;
  if (node.type.name === "toggle") {
    const end = pos + node.nodeSize - 1;
    if (!hasPart(node, "toggleContent")) tr.insert(end, toggleContent.create(null, paragraph.create()));
    if (!hasPart(node, "toggleSummary")) tr.insert(pos + 1, toggleSummary.create());
  } else if (GONE.has(node.type.name)) {
    tr.delete(pos, pos + node.nodeSize);
  } else {
    tr.insert(pos + 1, paragraph.create());
  }
}

function hasPart(toggle: ProseMirrorNode, name: string): boolean {
  return toggle.children.some((part) => part.type.name === name);
}
