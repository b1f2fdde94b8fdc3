import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";

/** Where the caret or a selection is, as y-tiptap keeps it while it draws: by the letters there, and as numbers. */
export interface KeptSelection {
  anchor: Y.RelativePosition | null;
  head: Y.RelativePosition | null;
  absAnchor: number | null;
  absHead: number | null;
}

interface PlacedBinding {
  doc: Y.Doc;
  prosemirrorView: EditorView | null;
  beforeTransactionSelection: KeptSelection | null;
}

/**
 * Has a selection stay with its letters when others write before it. As it comes, the binding takes every change of the
 * selection's block for a move of that block, and goes by numbers then, so that two people in one paragraph write into
 * each other's words. Numbers are left to it only where the block with those letters is really gone.
 */
export function holdPlace(binding: PlacedBinding): void {
  const { beforeTransactionSelection: kept, prosemirrorView: view, doc } = binding;
  if (!kept || !view) return;
  const shown = view.state.doc;
  const [anchor, absAnchor] = held([kept.anchor, kept.absAnchor], shown, doc);
  const [head, absHead] = held([kept.head, kept.absHead], shown, doc);
  binding.beforeTransactionSelection = { ...kept, anchor, head, absAnchor, absHead };
}

type Place = [letters: Y.RelativePosition | null, number: number | null];

function held([letters, number]: Place, shown: ProseMirrorNode, doc: Y.Doc): Place {
  // Of several changes in one go only the first finds what is shown as it was when the numbers were taken.
  const known = number !== null && number <= shown.content.size ? number : null;
  const place = letters && Y.createAbsolutePositionFromRelativePosition(letters, doc);
  if (!place || isGone(place.type)) return [letters, known];
  if (known !== null && blockIdIn(shown, known) !== blockIdOf(place.type)) return [letters, known];
  const isInEmptyBlock = known !== null && shown.resolve(known).parent.content.size === 0;
  if (!isInEmptyBlock && !(place.type instanceof Y.XmlText)) return [letters, null];
  // The beginning of a text is said without a letter: the binding mistrusts one that leads there.
  return [Y.createRelativePositionFromTypeIndex(place.type, isInEmptyBlock ? 0 : place.index, -1), null];
}

function isGone(type: Y.AbstractType<unknown>): boolean {
  for (let item = type._item; item; item = (item.parent as Y.AbstractType<unknown>)._item)
    if (item.deleted) return true;
  return false;
}

/** The id of the innermost block there that has one. */
function blockIdIn(doc: ProseMirrorNode, position: number): unknown {
  const place = doc.resolve(position);
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const { id } = place.node(depth).attrs;
    if (typeof id === "string") return id;
  }
  return undefined;
}

function blockIdOf(type: Y.AbstractType<unknown>): unknown {
  for (let at: unknown = type; at instanceof Y.AbstractType; at = at._item?.parent) {
    const id: unknown = at instanceof Y.XmlElement ? at.getAttribute("id") : undefined;
    if (typeof id === "string") return id;
  }
  return undefined;
}
