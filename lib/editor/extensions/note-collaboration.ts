import type { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import type { Mark, Schema } from "@tiptap/pm/model";
import { Plugin, PluginKey, Selection, TextSelection, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { initProseMirrorDoc, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { holdPlace, type KeptSelection } from "./hold-place.ts";
import { writeChangesOnly, type WritingBinding } from "./write-changes.ts";

/** What we know of y-tiptap's binding, which draws what comes from the shared document. */
interface Binding extends WritingBinding {
  _observeFunction: (events: Y.YEvent<never>[], transaction: Y.Transaction) => void;
  _forceRerender(): void;
  beforeTransactionSelection: KeptSelection | null;
}

type Held = ReturnType<typeof initProseMirrorDoc>;

/** What an editor shows from its first moment on. As it comes, it begins empty and puts everything in as a change. */
const begunWith = new WeakMap<Editor, Held["mapping"]>();

/**
 * Tiptap's collaboration with faults of its binding mended. Two could leave the editor showing an old document, and
 * whoever typed into that would have written the old document over the others' changes; the rest disturbed whoever
 * writes while others do: their caret and their marks.
 */
export const NoteCollaboration = Collaboration.extend({
  onBeforeCreate(event) {
    this.parent?.(event);
    const { editor, options } = this;
    const held = options.document && heldIn(options.document.getXmlFragment(options.field), editor.schema);
    if (!held) return;
    editor.options.content = held.doc as unknown as string;
    begunWith.set(editor, held.mapping);
    options.document?.once("update", () => begunWith.delete(editor));
  },
  addProseMirrorPlugins() {
    const mapping = begunWith.get(this.editor);
    begunWith.delete(this.editor); // a second view of this editor may find another document
    if (mapping) this.options.ySyncOptions = { mapping };
    return [...(this.parent?.() ?? []), carefulBinding()];
  },
});

/** The document as an editor can begin with it; null where only a change lets it fit, or the caret find a text. */
function heldIn(fragment: Y.XmlFragment, schema: Schema): Held | null {
  const held = initProseMirrorDoc(fragment, schema);
  const { content, type } = held.doc;
  return type.validContent(content) && Selection.atStart(held.doc) instanceof TextSelection ? held : null;
}

function carefulBinding(): Plugin {
  return new Plugin({
    key: new PluginKey("carefulBinding"),
    state: {
      init: (_config, state) => careFor(bindingOf(state)),
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

function careFor(binding: Binding): void {
  if (careful.has(binding)) return;
  careful.add(binding);
  writeChangesOnly(binding);
  drawCarefully(binding);
}

function drawCarefully(binding: Binding): void {
  const draw = binding._observeFunction;
  binding._observeFunction = (events, transaction) => {
    if (transaction.origin === ySyncPluginKey) return draw(events, transaction);
    const { prosemirrorView: view } = binding;
    const marks = view?.state.storedMarks ?? null;
    holdPlace(binding);
    try {
      draw(events, transaction);
      if (view) keepMarks(view, marks);
    } catch (error) {
      binding._forceRerender();
      queueMicrotask(() => {
        throw error; // it is reported like every other fault, but only once the text is right
      });
    }
  };
}

/** What was turned on for one's next letters stays on. */
function keepMarks(view: EditorView, marks: readonly Mark[] | null): void {
  if (marks && view.state.storedMarks !== marks) view.dispatch(view.state.tr.setStoredMarks(marks));
}

function bindingOf(state: EditorState): Binding {
  return (ySyncPluginKey.getState(state) as { binding: Binding }).binding;
}
