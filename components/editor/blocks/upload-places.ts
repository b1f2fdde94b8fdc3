import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { UploadBox } from "./upload-box.ts";

/** Where a box stands: beside a block, by the block's name, for positions do not survive what others write. */
interface Place {
  box: UploadBox;
  pos: number;
  beside: { id: string; side: "before" | "after" } | null;
}

type Change = { add: { box: UploadBox; at: number } } | { remove: UploadBox };

const key = new PluginKey<readonly Place[]>("uploads");

/** Shows the boxes of uploads between the blocks; nobody else sees them. */
export function uploadPlaces(): Plugin<readonly Place[]> {
  return new Plugin<readonly Place[]>({
    key,
    state: {
      init: () => [],
      apply(transaction, places) {
        const moved =
          places.length > 0 && transaction.docChanged
            ? places.map((place) => follow(place, transaction))
            : places;
        const change = transaction.getMeta(key) as Change | undefined;
        if (!change) return moved;
        if ("remove" in change) return moved.filter(({ box }) => box !== change.remove);
        return [...moved, placeAt(transaction.doc, change.add)];
      },
    },
    props: {
      decorations(state) {
        const places = key.getState(state) ?? [];
        if (places.length === 0) return null;
        const boxes = places.map(({ box, pos }) =>
          Decoration.widget(pos, box.element, {
            key: box.key,
            side: 1,
            ignoreSelection: true,
            stopEvent: () => true,
          }),
        );
        return DecorationSet.create(state.doc, boxes);
      },
    },
  });
}

export function addBox(view: EditorView, box: UploadBox, at: number): void {
  view.dispatch(view.state.tr.setMeta(key, { add: { box, at } } satisfies Change));
}

export function removeBox(view: EditorView, box: UploadBox): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, { remove: box } satisfies Change));
}

/** Where a box stands now; null when it is gone. */
export function placeOf(state: EditorState, box: UploadBox): number | null {
  return key.getState(state)?.find((place) => place.box === box)?.pos ?? null;
}

/** Behind the block at a position; before it when nothing is in it, so that the file takes its place. */
function placeAt(doc: ProseMirrorNode, { box, at }: { box: UploadBox; at: number }): Place {
  const $at = doc.resolve(Math.min(at, doc.content.size));
  if ($at.parent.isTextblock && takesBlocks($at.node($at.depth - 1))) {
    const empty = $at.parent.content.size === 0;
    const pos = empty ? $at.before() : $at.after();
    return { box, pos, beside: beside($at.parent, empty ? "before" : "after") };
  }
  if ($at.depth === 0 || takesBlocks($at.parent)) {
    const { nodeBefore, nodeAfter, pos } = $at;
    return {
      box,
      pos,
      beside: nodeBefore ? beside(nodeBefore, "after") : nodeAfter ? beside(nodeAfter, "before") : null,
    };
  }
  return { box, pos: $at.after(1), beside: beside($at.node(1), "after") };
}

function takesBlocks({ type }: ProseMirrorNode): boolean {
  return type.spec.content?.startsWith("block") === true;
}

function beside(node: ProseMirrorNode, side: "before" | "after"): Place["beside"] {
  return typeof node.attrs.id === "string" ? { id: node.attrs.id, side } : null;
}

function follow(place: Place, transaction: Transaction): Place {
  if (!isChangeOrigin(transaction)) return { ...place, pos: transaction.mapping.map(place.pos) };
  const found = place.beside && blockNamed(transaction.doc, place.beside.id);
  if (!found || !place.beside) return { ...place, pos: Math.min(place.pos, transaction.doc.content.size) };
  return { ...place, pos: place.beside.side === "before" ? found.pos : found.pos + found.size };
}

function blockNamed(doc: ProseMirrorNode, id: string): { pos: number; size: number } | null {
  let found: { pos: number; size: number } | null = null;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (node.attrs.id === id) found = { pos, size: node.nodeSize };
    return !node.isTextblock;
  });
  return found;
}
