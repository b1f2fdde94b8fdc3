import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { UndoStep } from "./undo-step.ts";

/** Where something that is still being read has its place: before whatever is typed there meanwhile. */
interface Mark {
  name: symbol;
  pos: number;
  /** The same for changes by others, after which positions in what is shown mean nothing. */
  shared: { place: Y.RelativePosition | null };
}

interface Marks {
  all: readonly Mark[];
  /** The one whose place is being filled: those that were marked after it stay behind what comes in. */
  filled: symbol | null;
}

type Change = { add: Mark } | { fill: symbol } | { remove: symbol };

const key = new PluginKey<Marks>("markedPlaces");

/** Follows the places that `markPlace` marks. */
export function markedPlaces(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ all: [], filled: null }),
      // oxlint-disable-next-line max-params -- the library's signature
      apply: (transaction, marks, _before, after) => changed(follow(transaction, marks, after), transaction),
    },
    view: () => ({
      // By now the shared document knows of the change.
      update({ state }) {
        for (const { pos, shared } of key.getState(state)?.all ?? []) shared.place = sharedPlace(state, pos);
      },
    }),
  });
}

/** A place that was marked, to be filled once. */
interface MarkedPlace {
  /** Has something put in there as it would be at the caret, which stays with what was typed meanwhile. */
  fill(put: () => void): void;
  /** Nothing comes there. */
  forget(): void;
}

/**
 * Marks where the caret is. What is selected goes at once, as it does when something is pasted over it, or stays until the
 * place is filled.
 */
export function markPlace(view: EditorView, selected: "goes" | "stays" = "goes"): MarkedPlace {
  const step = new UndoStep(view.state);
  const name = Symbol("pasted");
  const { tr } = view.state;
  if (selected === "goes" && !(tr.selection instanceof CellSelection)) tr.deleteSelection();
  const mark: Mark = { name, pos: tr.selection.from, shared: { place: null } };
  step.change(() => tell(view, tr, { add: mark }));
  return {
    fill: (put) =>
      step.change(() => {
        putAt(view, name, put);
        tell(view, view.state.tr, { remove: name });
      }),
    forget: () => tell(view, view.state.tr, { remove: name }),
  };
}

function putAt(view: EditorView, name: symbol, put: () => void): void {
  const { selection, doc } = view.state;
  const pos = key.getState(view.state)?.all.find((mark) => mark.name === name)?.pos ?? selection.from;
  const moved = selection.from !== pos && !(selection instanceof CellSelection);
  const { tr } = view.state;
  if (moved) tr.setSelection(TextSelection.near(doc.resolve(pos)));
  tell(view, tr, { fill: name });
  put();
  if (!moved) return;
  const grown = view.state.doc.content.size - doc.content.size;
  const [$anchor, $head] = [selection.anchor, selection.head].map((place) =>
    view.state.doc.resolve(place < pos ? place : Math.max(0, place + grown)),
  );
  if ($anchor && $head) view.dispatch(view.state.tr.setSelection(TextSelection.between($anchor, $head)));
}

function tell(view: EditorView, tr: Transaction, change: Change): void {
  view.dispatch(tr.setMeta(key, change));
}

function changed({ all, filled }: Marks, transaction: Transaction): Marks {
  const change = transaction.getMeta(key) as Change | undefined;
  if (!change) return { all, filled };
  if ("add" in change) return { all: [...all, change.add], filled };
  if ("fill" in change) return { all, filled: change.fill };
  return { all: all.filter(({ name }) => name !== change.remove), filled: null };
}

function follow(transaction: Transaction, { all, filled }: Marks, after: EditorState): Marks {
  if (!transaction.docChanged || all.length === 0) return { all, filled };
  const index = all.findIndex(({ name }) => name === filled);
  const isByOthers = isChangeOrigin(transaction);
  const moved = all.map((mark, at) => {
    const { shared } = mark;
    const pos = isByOthers
      ? (shownPlace(after, shared.place) ?? mark.pos)
      : transaction.mapping.map(mark.pos, index >= 0 && at > index ? 1 : -1);
    return { ...mark, pos: Math.min(pos, transaction.doc.content.size) };
  });
  return { all: moved, filled };
}

interface Shared {
  doc: Y.Doc;
  type: Y.XmlFragment;
  binding: { mapping: Map<Y.AbstractType<unknown>, never> };
}

function sharedPlace(state: EditorState, pos: number): Y.RelativePosition | null {
  const shared = ySyncPluginKey.getState(state) as Shared | undefined;
  if (!shared) return null;
  return absolutePositionToRelativePosition(pos, shared.type, shared.binding.mapping) as Y.RelativePosition;
}

function shownPlace(state: EditorState, place: Y.RelativePosition | null): number | null {
  const shared = ySyncPluginKey.getState(state) as Shared | undefined;
  if (!shared || !place) return null;
  return relativePositionToAbsolutePosition(shared.doc, shared.type, place, shared.binding.mapping);
}
