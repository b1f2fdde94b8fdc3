import { Collaboration } from "@tiptap/extension-collaboration";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

/** What we know of y-tiptap's binding, which draws what comes from the shared document. */
interface Binding {
  _observeFunction: (events: Y.YEvent<never>[], transaction: Y.Transaction) => void;
  _forceRerender(): void;
  /** Null, or where the caret was: relative to the shared document, and as places in what was shown. */
  beforeTransactionSelection: { absAnchor: number | null; absHead: number | null } | null;
  prosemirrorView: EditorView | null;
}

/**
 * Tiptap's collaboration with two faults of its binding mended, each of which could leave the editor showing an old
 * document, and whoever typed into that would have written the old document over the others' changes.
 */
export const NoteCollaboration = Collaboration.extend({
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), carefulBinding()];
  },
});

function carefulBinding(): Plugin {
  return new Plugin({
    key: new PluginKey("carefulBinding"),
    state: {
      init: (_config, state) => drawAnewAfterFailure(bindingOf(state)),
      apply: () => undefined,
    },
    view({ state }) {
      const { undoManager } = yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager };
      // It is restored with the next change, whoever makes that, and at a place that may be long gone.
      const forgetSelection = () => (bindingOf(state).beforeTransactionSelection = null);
      undoManager.on("stack-item-popped", forgetSelection);
      return { destroy: () => undoManager.off("stack-item-popped", forgetSelection) };
    },
  });
}

const careful = new WeakSet<Binding>();

function drawAnewAfterFailure(binding: Binding): void {
  if (careful.has(binding)) return;
  careful.add(binding);
  const draw = binding._observeFunction;
  binding._observeFunction = (events, transaction) => {
    forgetOldPlaces(binding);
    try {
      draw(events, transaction);
    } catch (error) {
      binding._forceRerender();
      queueMicrotask(() => {
        throw error; // it is reported like every other fault, but only once the text is right
      });
    }
  };
}

/** Of several changes in one go only the first finds what is shown as it was when the places were taken. */
function forgetOldPlaces(binding: Binding): void {
  const { beforeTransactionSelection: selection, prosemirrorView: view } = binding;
  const size = view?.state.doc.content.size ?? 0;
  if (selection && Math.max(selection.absAnchor ?? 0, selection.absHead ?? 0) > size)
    binding.beforeTransactionSelection = { ...selection, absAnchor: null, absHead: null };
}

function bindingOf(state: EditorState): Binding {
  return (ySyncPluginKey.getState(state) as { binding: Binding }).binding;
}
