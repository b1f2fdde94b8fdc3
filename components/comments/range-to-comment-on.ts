import type { Editor } from "@tiptap/core";
import type { Range } from "#lib/comments/client/anchor.ts";

/** What a new thread would be about: what is selected, else the block with the caret, else the first one in sight. */
export function rangeToCommentOn({ state, view }: Editor): Range | null {
  const { selection, doc } = state;
  if (!selection.empty) return { from: selection.from, to: selection.to };
  const at = view.editable && view.hasFocus() ? selection.from : firstInSight(view);
  if (at === null) return null;
  const $at = doc.resolve(at);
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (node.isTextblock && node.content.size > 0) return { from: $at.start(depth), to: $at.end(depth) };
  }
  return null;
}

/** A place in the first line of text that is not scrolled away. */
function firstInSight(view: Editor["view"]): number | null {
  const top = (document.querySelector("header")?.getBoundingClientRect().bottom ?? 0) + 1;
  let found: number | null = null;
  view.state.doc.descendants((node, pos) => {
    if (found !== null) return false;
    if (!node.isTextblock) return true;
    const element = view.nodeDOM(pos);
    const box = element instanceof Element ? element.getBoundingClientRect() : null;
    if (node.content.size > 0 && box && box.height > 0 && box.bottom > top) found = pos + 1;
    return false;
  });
  return found;
}
