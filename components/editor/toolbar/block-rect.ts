import { findParentNode, type Editor } from "@tiptap/core";

/** Where the block of a kind around the selection stands, for what floats beside it. */
export function blockRect(editor: Editor, type: string) {
  const found = findParentNode((node) => node.type.name === type)(editor.state.selection);
  const element = found ? editor.view.nodeDOM(found.pos) : null;
  if (!(element instanceof HTMLElement)) return null;
  return {
    getBoundingClientRect: () => element.getBoundingClientRect(),
    getClientRects: () => [element.getBoundingClientRect()],
  };
}
