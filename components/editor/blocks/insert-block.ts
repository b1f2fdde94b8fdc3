import type { CommandProps, JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";

/**
 * Puts a block in place of the empty paragraph the caret is in, or after the block it is in, and the caret into it.
 * After a block that holds no text there is always a line to go on writing.
 */
export function insertBlock(
  content: JSONContent,
  then: "write" | "select" = "write",
): (props: CommandProps) => boolean {
  return ({ state, tr, dispatch }) => {
    const { $from } = tr.selection;
    const node = state.schema.nodeFromJSON(content);
    const empty = $from.parent.isTextblock && $from.parent.content.size === 0 && $from.depth > 0;
    const from = empty ? $from.before() : $from.depth > 0 ? $from.after() : $from.pos;
    const to = empty ? $from.after() : from;
    const $place = tr.doc.resolve(from);
    const $end = tr.doc.resolve(to);
    if (!$place.parent.canReplaceWith($place.index(), $end.index(), node.type)) return false;
    if (!dispatch) return true;
    tr.replaceWith(from, to, node);
    const after = from + node.nodeSize;
    const holds = firstTextIn(node);
    const follows = tr.doc.resolve(after).nodeAfter;
    if (holds === null && !follows?.isTextblock) {
      const line = state.schema.nodes.paragraph?.create();
      if (line) tr.insert(after, line);
    }
    if (then === "select") tr.setSelection(NodeSelection.create(tr.doc, from));
    else if (holds === null) tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)));
    else tr.setSelection(sampleIn(tr.doc, from + holds));
    tr.scrollIntoView();
    return true;
  };
}

/** The text a block comes with is selected, so that typing replaces it. */
function sampleIn(doc: ProseMirrorNode, pos: number): TextSelection {
  const $from = doc.resolve(pos);
  return TextSelection.create(doc, pos, $from.end());
}

/** Where text begins in a node, from its start; null when it holds none. */
function firstTextIn(node: ProseMirrorNode): number | null {
  if (node.isTextblock) return 1;
  let found: number | null = null;
  node.descendants((child, pos) => {
    if (found === null && child.isTextblock) found = pos + 2;
    return found === null;
  });
  return found;
}
