import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { NodeView } from "@tiptap/pm/view";

/** A node as `draw` shows it in `dom`, now and whenever its attributes change. */
export function drawnView(
  first: ProseMirrorNode,
  dom: HTMLElement,
  draw: (attrs: ProseMirrorNode["attrs"]) => void,
): NodeView {
  draw(first.attrs);
  return {
    dom,
    update(next) {
      if (next.type !== first.type) return false;
      draw(next.attrs);
      return true;
    },
    ignoreMutation: () => true,
  };
}
