import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection, Plugin, PluginKey, Selection, TextSelection } from "@tiptap/pm/state";
import { cellAround, TableMap } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { foldOf } from "../views/toggle-view.ts";
import { documentWatcher } from "../views/watch-document.ts";

const LINES = new Set(["paragraph", "heading"]);

/** The way out of the last block: an arrow downwards, or a press below it, begins a new line when there is none. */
export const Leaving = Extension.create({
  name: "leaving",
  priority: 250,
  addKeyboardShortcuts() {
    const { editor } = this;
    return { ArrowDown: () => isAtEnd(editor.view) && writeBelow(editor.view) };
  },
  addProseMirrorPlugins: () => [
    documentWatcher(),
    new Plugin({
      key: new PluginKey("leaving"),
      props: {
        handleDOMEvents: {
          mousedown(view, event) {
            const last = view.dom.lastElementChild;
            const below = last && event.clientY > last.getBoundingClientRect().bottom;
            if (!below || event.target !== view.dom || event.button !== 0 || !view.editable) return false;
            const { lastChild } = view.state.doc;
            if (!lastChild || LINES.has(lastChild.type.name)) return false;
            event.preventDefault();
            view.focus();
            return writeBelow(view);
          },
        },
      },
    }),
  ],
});

function writeBelow(view: EditorView): boolean {
  const { state } = view;
  const { paragraph } = state.schema.nodes;
  if (!paragraph) return false;
  const { tr } = state;
  const end = tr.doc.content.size;
  tr.insert(end, paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
  return true;
}

/** Whether nothing that can be written in comes after the caret's line, and that line is not a plain one. */
function isAtEnd(view: EditorView): boolean {
  const { state } = view;
  const { selection, doc } = state;
  if (selection instanceof NodeSelection) return selection.node.isBlock && selection.to === doc.content.size;
  const { $head } = selection;
  if (!selection.empty || $head.depth === 0 || $head.after(1) !== doc.content.size) return false;
  if (($head.depth === 1 && LINES.has($head.parent.type.name)) || !view.endOfTextblock("down")) return false;
  return isLastRow($head) || !Selection.findFrom(doc.resolve(endOfShown(view, $head)), 1, true);
}

function isLastRow($head: ResolvedPos): boolean {
  const $cell = cellAround($head);
  if (!$cell || $head.index($head.depth - 1) < $head.node(-1).childCount - 1) return false;
  const table = $cell.node(-1);
  const map = TableMap.get(table);
  return (
    $cell.end(-1) + 1 === $head.doc.content.size &&
    map.findCell($cell.pos - $cell.start(-1)).bottom === map.height
  );
}

/** After the caret's line, and after what is folded below it. */
function endOfShown(view: EditorView, $head: ResolvedPos): number {
  const isSummary = $head.parent.type.name === "toggleSummary";
  const folded = isSummary && foldOf(view.nodeDOM($head.before(-1)))?.isOpen() === false;
  return folded ? $head.end(-1) : $head.after();
}
