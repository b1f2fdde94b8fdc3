import { Fragment, type ResolvedPos } from "@tiptap/pm/model";
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "@tiptap/pm/state";
import { selectedBlocks, type Blocks } from "./blocks-at.ts";

type On = (state: EditorState) => Blocks | null;

/** Moves blocks past their neighbour, or out of the callout, quote or toggle they are the first or last of. */
export function moveBlocks(by: 1 | -1, on: On = selectedBlocks): Command {
  return (state, dispatch) => {
    const blocks = on(state);
    const to = blocks && placeBeside(state, blocks, by);
    if (!blocks || to === null) return false;
    if (!dispatch) return true;
    const { tr } = state;
    tr.delete(blocks.from, blocks.to);
    const place = tr.mapping.map(to);
    tr.insert(place, Fragment.from(blocks.nodes));
    keepSelection(tr, state.selection, { blocks, place });
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** A copy after the original. It has other ids: BlockIds sees that the original is still there (law 7). */
export function duplicateBlocks(on: On = selectedBlocks): Command {
  return (state, dispatch) => {
    const blocks = on(state);
    if (!blocks) return false;
    if (!dispatch) return true;
    const { tr } = state;
    tr.insert(blocks.to, Fragment.from(blocks.nodes));
    keepSelection(tr, state.selection, { blocks, place: blocks.to });
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Deletes blocks, and the list they were the last items of. */
export function deleteBlocks(on: On = selectedBlocks): Command {
  return (state, dispatch) => {
    const blocks = on(state);
    if (!blocks) return false;
    if (!dispatch) return true;
    const { from, to } = emptied(state, blocks);
    const { tr } = state;
    const paragraph = state.schema.nodes.paragraph?.create();
    const $from = tr.doc.resolve(from);
    const wholeParent = $from.parent.content.size === to - from;
    if (wholeParent && paragraph) tr.replaceWith(from, to, paragraph);
    else tr.delete(from, to);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** An empty line after the blocks, with the caret in it. */
export function insertAfter(on: On = selectedBlocks): Command {
  return (state, dispatch) => {
    const blocks = on(state);
    const [first] = blocks?.nodes ?? [];
    const line = state.schema.nodes.paragraph?.create();
    if (!blocks || !first || !line) return false;
    const item = first.type.name === "listItem" || first.type.name === "taskItem";
    const added = item ? first.type.create(null, line) : line;
    if (!dispatch) return true;
    const { tr } = state;
    tr.insert(blocks.to, added);
    tr.setSelection(TextSelection.near(tr.doc.resolve(blocks.to + 1)));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Where the blocks would be after a step up or down; null when there is nowhere to go. */
function placeBeside(state: EditorState, { from, to, nodes }: Blocks, by: 1 | -1): number | null {
  const $edge = state.doc.resolve(by < 0 ? from : to);
  const neighbour = by < 0 ? $edge.nodeBefore : $edge.nodeAfter;
  if (neighbour) return by < 0 ? from - neighbour.nodeSize : to + neighbour.nodeSize;
  return outOf($edge, nodes.length, by);
}

function outOf($edge: ResolvedPos, count: number, by: 1 | -1): number | null {
  const { parent, depth } = $edge;
  if (depth === 0 || parent.type.name.endsWith("List") || parent.childCount === count) return null;
  const out = parent.type.name === "toggleContent" ? depth - 1 : depth;
  return by < 0 ? $edge.before(out) : $edge.after(out);
}

/** The caret stays at the same letter of what was moved or copied. */
function keepSelection(tr: Transaction, before: Selection, to: { blocks: Blocks; place: number }): void {
  const shift = to.place - to.blocks.from;
  const inside = before.from >= to.blocks.from && before.to <= to.blocks.to;
  if (!inside) return void tr.setSelection(Selection.near(tr.doc.resolve(to.place + 1)));
  const selection =
    before instanceof NodeSelection
      ? NodeSelection.create(tr.doc, before.from + shift)
      : TextSelection.between(tr.doc.resolve(before.anchor + shift), tr.doc.resolve(before.head + shift));
  tr.setSelection(selection);
}

/** What to delete with blocks: with all its items a list goes, too. */
export function emptied(state: EditorState, { from, to }: Blocks): { from: number; to: number } {
  const $from = state.doc.resolve(from);
  const list = $from.parent.type.name.endsWith("List");
  if (!list || $from.parent.content.size !== to - from) return { from, to };
  return { from: $from.before(), to: $from.after() };
}
