import type { Editor } from "@tiptap/core";
import { Decoration } from "@tiptap/pm/view";
import { tell } from "#components/ui/toast.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { unfold } from "../folds.ts";
import { namedInAddress } from "../links/scroll-to-fragment.ts";
import { showOverlay } from "../overlays.ts";

const prefix = "#b-";

/** The address of a block of the note that is open. */
export function blockAddress(id: string): string {
  return location.origin + location.pathname + prefix + id;
}

/** Shows the block that the address names, and marks it until somebody does something. */
export function followBlockLink(editor: Editor): void {
  if (!location.hash.startsWith(prefix) || editor.isDestroyed) return;
  const place = placeOf(editor, namedInAddress().slice("b-".length));
  if (!place) return tell(writingTexts.blockGone);
  const { view } = editor;
  showOverlay(editor, "linkedBlock", [Decoration.node(place.from, place.to, { class: "linked-block" })]);
  const element = view.nodeDOM(place.from);
  if (element instanceof HTMLElement) {
    unfold(element);
    element.scrollIntoView({ block: "center" });
  }
  const forget = () => {
    showOverlay(editor, "linkedBlock", []);
    for (const event of ["keydown", "pointerdown"]) removeEventListener(event, forget, true);
  };
  for (const event of ["keydown", "pointerdown"]) addEventListener(event, forget, true);
}

function placeOf(editor: Editor, id: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  editor.state.doc.descendants((node, pos) => {
    if (node.attrs.id === id) found = { from: pos, to: pos + node.nodeSize };
    return found === null && !node.isTextblock;
  });
  return found;
}
