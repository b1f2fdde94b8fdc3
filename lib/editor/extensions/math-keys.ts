import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin, PluginKey, Selection, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { goToFootnote } from "../views/footnote-views.ts";

/**
 * Formulas by keyboard. An arrow or Enter leads into the source of one, Escape out of it; `$$` and Enter begin one.
 * Enter on a selected formula or footnote in a line leads to what is behind it.
 */
export const MathKeys = Extension.create({
  name: "mathKeys",
  priority: 300,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      ArrowDown: () => enterNeighbour(editor.view, "down"),
      ArrowRight: () => enterNeighbour(editor.view, "right"),
      ArrowUp: () => enterNeighbour(editor.view, "up"),
      ArrowLeft: () => enterNeighbour(editor.view, "left"),
      "Ctrl-End": () => enterLast(editor.view),
      "Meta-ArrowDown": () => enterLast(editor.view),
      Escape: () => selectWhole(editor.view),
      Backspace: () => backToParagraph(editor.view),
      Enter: () =>
        beginWithDollars(editor.view) ||
        openSelected(editor.view) ||
        (isSelected(editor.view, "mathInline") && editor.commands.keyboardShortcut("Alt-F10")),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("mathKeys"),
      props: {
        decorations({ doc, selection: { $head } }) {
          if ($head.parent.type.name !== "mathBlock") return null;
          const editing = Decoration.node($head.before(), $head.after(), { class: "is-editing" });
          return DecorationSet.create(doc, [editing]);
        },
      },
    }),
  ],
});

type Direction = "up" | "down" | "left" | "right";

function enterNeighbour(view: EditorView, direction: Direction): boolean {
  const { state } = view;
  const { selection } = state;
  const { $head } = selection;
  const forward = direction === "down" || direction === "right";
  if (!(selection instanceof TextSelection) || !selection.empty || $head.depth === 0) return false;
  if ($head.parent.type.name === "mathBlock" || !view.endOfTextblock(direction)) return false;
  const edge = forward ? $head.after() : $head.before();
  const $edge = state.doc.resolve(edge);
  const neighbour = forward ? $edge.nodeAfter : $edge.nodeBefore;
  if (neighbour?.type.name !== "mathBlock") return false;
  const place = forward ? edge + 1 : edge - 1;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)).scrollIntoView());
  return true;
}

/** To the end of a note, where the browser does not find it: a formula's source is hidden, a footnote ends in a button. */
function enterLast(view: EditorView): boolean {
  const { doc, tr } = view.state;
  const last = doc.lastChild?.type.name;
  if (last !== "mathBlock" && last !== "footnoteDefinition") return false;
  view.dispatch(tr.setSelection(Selection.atEnd(doc)).scrollIntoView());
  return true;
}

function selectWhole(view: EditorView): boolean {
  const { $head } = view.state.selection;
  if ($head.parent.type.name !== "mathBlock") return false;
  const whole = NodeSelection.create(view.state.doc, $head.before());
  view.dispatch(view.state.tr.setSelection(whole));
  return true;
}

function backToParagraph(view: EditorView): boolean {
  const { state } = view;
  const { $head, empty } = state.selection;
  const { paragraph } = state.schema.nodes;
  if (!empty || !paragraph || $head.parent.type.name !== "mathBlock" || $head.parent.content.size > 0)
    return false;
  view.dispatch(state.tr.setNodeMarkup($head.before(), paragraph, { id: $head.parent.attrs.id as unknown }));
  return true;
}

function beginWithDollars(view: EditorView): boolean {
  const { state } = view;
  const { $head, empty } = state.selection;
  const { mathBlock } = state.schema.nodes;
  if (!empty || !mathBlock || $head.parent.type.name !== "paragraph" || $head.parent.textContent !== "$$")
    return false;
  if (!$head.node(-1).canReplaceWith($head.index(-1), $head.index(-1) + 1, mathBlock)) return false;
  const at = $head.before();
  const { tr } = state;
  tr.replaceWith(at, $head.after(), mathBlock.create({ id: $head.parent.attrs.id as unknown }));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)));
  return true;
}

function openSelected(view: EditorView): boolean {
  const { state } = view;
  if (!(state.selection instanceof NodeSelection)) return false;
  const { node, from } = state.selection;
  if (node.type.name === "footnoteReference") return goToFootnote(view, String(node.attrs.label));
  if (node.type.name !== "mathBlock") return false;
  const end = TextSelection.create(state.doc, from + 1 + node.content.size);
  view.dispatch(state.tr.setSelection(end).scrollIntoView());
  return true;
}

function isSelected(view: EditorView, name: string): boolean {
  const { selection } = view.state;
  return selection instanceof NodeSelection && selection.node.type.name === name;
}
