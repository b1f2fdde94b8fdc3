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

/** A box comes, goes, or its file is put in where it stands. */
type Change = { add: { box: UploadBox; at: number } } | { remove: UploadBox } | { filled: UploadBox };

const key = new PluginKey<readonly Place[]>("uploads");

/** Shows the boxes of uploads between the blocks; nobody else sees them. */
export function uploadPlaces(): Plugin<readonly Place[]> {
  return new Plugin<readonly Place[]>({
    key,
    state: {
      init: () => [],
      apply(transaction, places) {
        const change = transaction.getMeta(key) as Change | undefined;
        const moved = transaction.docChanged ? followAll(places, transaction, change) : places;
        if (!change) return moved;
        if ("add" in change) return [...moved, placeAt(transaction.doc, change.add)];
        const gone = "remove" in change ? change.remove : change.filled;
        return moved.filter(({ box }) => box !== gone);
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

/** Puts something in where a box stands, in place of the box. */
export function fillBox(view: EditorView, box: UploadBox, node: ProseMirrorNode): void {
  const at = placeOf(view.state, box);
  if (at !== null)
    view.dispatch(view.state.tr.insert(at, node).setMeta(key, { filled: box } satisfies Change));
}

/** Where a box stands now; null when it is gone. */
function placeOf(state: EditorState, box: UploadBox): number | null {
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

function followAll(
  places: readonly Place[],
  transaction: Transaction,
  change: Change | undefined,
): readonly Place[] {
  const filled = change && "filled" in change ? change.filled : null;
  const index = places.findIndex(({ box }) => box === filled);
  // Those that come before the file that is put in stay before it, though they stand at the same place.
  return places.map((place, at) => follow(place, transaction, at < index ? -1 : 1));
}

function follow(place: Place, transaction: Transaction, assoc: -1 | 1): Place {
  const { doc } = transaction;
  if (!isChangeOrigin(transaction)) {
    const pos = transaction.mapping.map(place.pos, assoc);
    const { nodeBefore, nodeAfter } = doc.resolve(pos);
    const { side = "after" } = place.beside ?? {};
    const neighbour = side === "after" ? nodeBefore : nodeAfter;
    return { ...place, pos, beside: (neighbour && beside(neighbour, side)) ?? place.beside };
  }
  const found = place.beside && blockNamed(doc, place.beside.id);
  if (!found || !place.beside) return { ...place, pos: Math.min(place.pos, doc.content.size) };
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
