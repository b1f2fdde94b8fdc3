import type { Editor } from "@tiptap/core";
import { NodeSelection, type Transaction } from "@tiptap/pm/state";
import { blocksNow, type Blocks } from "./blocks-at.ts";
import { blockSlice } from "./block-slice.ts";
import { itemPlaceAt, type Place } from "./item-places.ts";
import { isList, putItems } from "./put-items.ts";
import { isBesideText } from "./use-handled-block.ts";

/**
 * Lets a block be dragged, until what this answers is called. ProseMirror does the rest: where it may be dropped, the
 * line that shows it, and moving or copying. Only items of lists fit where ProseMirror would not put them.
 */
export function dragBlock(editor: Editor, given: Blocks, dataTransfer: DataTransfer): () => void {
  const { view } = editor;
  const block = blocksNow(view.state.doc, given) ?? given;
  let held: Blocks | null = block;
  const { dom, text } = view.serializeForClipboard(blockSlice(view.state.doc, block));
  dataTransfer.clearData();
  dataTransfer.setData("text/html", dom.innerHTML);
  dataTransfer.setData("text/plain", text);
  dataTransfer.effectAllowed = "copyMove";
  const element = view.nodeDOM(block.from);
  if (element instanceof HTMLElement) dataTransfer.setDragImage(element, 0, 0);
  hold(editor, held);
  // Others go on writing: what they say in it goes along, and the block is wherever they have moved it.
  const follow = ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged) return;
    held = blocksNow(view.state.doc, block);
    hold(editor, held);
  };
  editor.on("transaction", follow);
  const leave = isList(view.state.doc.resolve(block.from).parent) ? dropItems(editor, () => held) : null;
  return () => {
    editor.off("transaction", follow);
    leave?.();
    view.dragging = null;
  };
}

function hold({ view }: Editor, block: Blocks | null): void {
  if (!block) return void (view.dragging = null);
  const node = NodeSelection.create(view.state.doc, block.from);
  view.dragging = Object.assign({ slice: blockSlice(view.state.doc, block), move: true }, { node });
}

/** Shows where the items that are dragged would go, and puts them there. */
function dropItems(editor: Editor, held: () => Blocks | null): () => void {
  const line = document.createElement("div");
  line.className = "prosemirror-dropcursor-block pointer-events-none fixed z-50 h-0.5";
  const placeAt = (event: DragEvent): Place | null => {
    const items = held();
    const place = items && itemPlaceAt(editor, { x: event.clientX, y: event.clientY });
    return place && putItems(items, place.pos, copies(event))(editor.state) ? place : null;
  };
  const over = (event: DragEvent) => {
    if (!isBesideText(editor, event)) return line.remove();
    event.stopPropagation(); // ProseMirror would show another place
    const place = placeAt(event);
    if (!place) return line.remove();
    accept(event);
    const { right } = editor.view.dom.getBoundingClientRect();
    Object.assign(line.style, {
      left: `${place.left}px`,
      width: `${right - place.left}px`,
      top: `${place.top}px`,
    });
    document.body.append(line);
  };
  const drop = (event: DragEvent) => {
    if (!isBesideText(editor, event)) return;
    event.stopPropagation();
    accept(event);
    const [items, place] = [held(), placeAt(event)];
    if (!items || !place) return;
    putItems(items, place.pos, copies(event))(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  addEventListener("dragover", over, true);
  addEventListener("drop", drop, true);
  return () => {
    removeEventListener("dragover", over, true);
    removeEventListener("drop", drop, true);
    line.remove();
  };
}

function accept(event: DragEvent): void {
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = copies(event) ? "copy" : "move";
}

function copies({ altKey, ctrlKey }: DragEvent): boolean {
  return navigator.platform.startsWith("Mac") ? altKey : ctrlKey;
}
