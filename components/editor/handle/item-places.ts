import type { Editor } from "@tiptap/core";
import type { Blocks } from "./blocks-at.ts";
import { isList } from "./put-items.ts";
import { pointedAt } from "./use-handled-block.ts";

/** A place between blocks, and where a line shows it in the window. */
export interface Place {
  pos: number;
  left: number;
  top: number;
}

interface Pointer {
  x: number;
  y: number;
}

/** So far right of the beginning of its text an item takes in others, and so far left it is left for the list around. */
const indent = 28;

/** Where items of a list would go if they were dropped here: how far right the pointer is says how deep. */
export function itemPlaceAt(editor: Editor, pointer: Pointer): Place | null {
  const block = pointedAt(editor, pointer.x, pointer.y);
  if (!block) return null;
  if (isList(editor.state.doc.resolve(block.from).parent)) return placeByItem(editor, block, pointer);
  const { left, top, bottom } = boxOf(editor, block.from);
  const isAbove = pointer.y < (top + bottom) / 2;
  return { pos: isAbove ? block.from : block.to, left, top: isAbove ? top : bottom };
}

function placeByItem(editor: Editor, item: Blocks, pointer: Pointer): Place {
  const line = boxOf(editor, item.from + 1);
  if (pointer.y < (line.top + line.bottom) / 2) return { pos: item.from, left: line.left, top: line.top };
  const nested = pointer.y <= line.bottom ? nestedIn(item) : null;
  if (nested !== null) return { pos: nested + 1, left: line.left + indent, top: line.bottom };
  const { bottom: top } = boxOf(editor, item.from);
  if (pointer.x > line.left + indent) return { pos: item.to - 1, left: line.left + indent, top };
  return { ...levelAfter(editor, item, pointer), top };
}

/** Before the first list within an item; null when there is none. */
function nestedIn({ from, nodes: [item] }: Blocks): number | null {
  let found: number | null = null;
  item?.forEach((child, offset) => {
    if (found === null && isList(child)) found = from + 1 + offset;
  });
  return found;
}

/** Behind an item, or behind one of those around it that end with it. */
function levelAfter(editor: Editor, item: Blocks, { x }: Pointer): Omit<Place, "top"> {
  const { doc } = editor.state;
  let $after = doc.resolve(item.to);
  let { left } = boxOf(editor, item.from + 1);
  while (x < left - indent && isOfItem($after.node(-1)) && $after.pos + 2 === $after.after(-1)) {
    left = boxOf(editor, $after.before(-1) + 1).left;
    $after = doc.resolve($after.after(-1));
  }
  return { pos: $after.pos, left };
}

function isOfItem(node: { type: { name: string } } | undefined): boolean {
  return node?.type.name.endsWith("Item") === true;
}

function boxOf({ view }: Editor, pos: number): DOMRect {
  const node = view.nodeDOM(pos) ?? view.domAtPos(pos).node;
  return (node instanceof Element ? node : (node.parentElement ?? view.dom)).getBoundingClientRect();
}
