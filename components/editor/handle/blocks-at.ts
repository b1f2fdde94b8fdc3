import type { Node as ProseMirrorNode, ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection, type EditorState, type Selection } from "@tiptap/pm/state";

/** Blocks next to one another in the same place: what is moved, copied and deleted as one. */
export interface Blocks {
  from: number;
  to: number;
  nodes: ProseMirrorNode[];
}

/** What holds blocks that are handled one by one. A table, and a line within a list item, go as a whole. */
const holders: ReadonlySet<string> = new Set([
  "doc",
  "bulletList",
  "orderedList",
  "taskList",
  "callout",
  "blockquote",
  "toggleContent",
  "footnoteDefinition",
]);

/** The blocks the selection touches, in the innermost place that holds all of them. */
export function selectedBlocks({ doc, selection }: EditorState): Blocks | null {
  const selected = selectedBlock(selection);
  if (selected) return selected;
  const { $from, $to } = selection;
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth -= 1) {
    if (!holders.has($from.node(depth).type.name)) continue;
    const from = depth < $from.depth ? $from.before(depth + 1) : $from.pos;
    const to = depth < $to.depth ? $to.after(depth + 1) : $to.pos;
    return blocksBetween(doc, from, to);
  }
  return null;
}

/** The innermost block at a position that is handled on its own. */
export function blockAt(doc: ProseMirrorNode, pos: number): Blocks | null {
  const $pos = doc.resolve(pos);
  const { nodeAfter } = $pos;
  if (nodeAfter?.isBlock && nodeAfter.isLeaf && holders.has($pos.parent.type.name)) {
    return { from: pos, to: pos + nodeAfter.nodeSize, nodes: [nodeAfter] };
  }
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (holders.has($pos.node(depth - 1).type.name)) return aroundAt($pos, depth);
  }
  return nodeAfter?.isBlock ? { from: pos, to: pos + nodeAfter.nodeSize, nodes: [nodeAfter] } : null;
}

/** The blocks that begin at `from` and end at `to`. */
export function blocksBetween(doc: ProseMirrorNode, from: number, to: number): Blocks | null {
  const $from = doc.resolve(from);
  const nodes: ProseMirrorNode[] = [];
  for (let at = $from.index(), end = from; end < to && at < $from.parent.childCount; at += 1) {
    const node = $from.parent.child(at);
    nodes.push(node);
    end += node.nodeSize;
  }
  return nodes.length > 0 ? { from, to, nodes } : null;
}

/** The same blocks as they are now, wherever they are: others go on writing. Null when they are gone. */
export function blocksNow(doc: ProseMirrorNode, { nodes }: Blocks): Blocks | null {
  const ids = new Set(nodes.map(({ attrs }) => attrs.id as unknown));
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isBlock && ids.has(node.attrs.id)) found.push(pos, pos + node.nodeSize);
    return !node.isTextblock;
  });
  const [from, first = 0] = found;
  if (from === undefined) return null;
  const to = found.at(-1) ?? first;
  return blocksBetween(doc, from, doc.resolve(from).sameParent(doc.resolve(to)) ? to : first);
}

function selectedBlock(selection: Selection): Blocks | null {
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return null;
  const { $from, from, to, node } = selection;
  return holders.has($from.parent.type.name) ? { from, to, nodes: [node] } : null;
}

function aroundAt($pos: ResolvedPos, depth: number): Blocks {
  return { from: $pos.before(depth), to: $pos.after(depth), nodes: [$pos.node(depth)] };
}
