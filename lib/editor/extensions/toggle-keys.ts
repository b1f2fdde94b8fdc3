import { Extension } from "@tiptap/core";
import { Fragment, type Node as ProseMirrorNode, type ResolvedPos } from "@tiptap/pm/model";
import { Plugin, PluginKey, Selection, TextSelection, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { foldOf } from "../views/toggle-view.ts";

/**
 * Toggles by keyboard: Enter in the summary goes on inside, Backspace at its start unwraps, Mod-Enter opens and closes.
 * Whatever puts the caret into something folded opens it.
 */
export const ToggleKeys = Extension.create({
  name: "toggleKeys",
  priority: 300,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => enterContent(editor.view) || leaveContent(editor.view),
      Backspace: () => unwrap(editor.view) || backToSummary(editor.view),
      "Mod-Enter": () => flip(editor.view),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("toggleKeys"),
      view: () => ({
        update(view, before) {
          if (!view.state.selection.eq(before.selection)) openAround(view);
        },
      }),
    }),
  ],
});

/** The caret's toggle, when the caret is in its summary. */
function summaryAt({
  selection,
}: EditorState): { $at: ResolvedPos; toggle: ProseMirrorNode; pos: number } | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== "toggleSummary" || $from.node(-1).type.name !== "toggle")
    return null;
  return { $at: $from, toggle: $from.node(-1), pos: $from.before(-1) };
}

function enterContent(view: EditorView): boolean {
  const { state } = view;
  const found = summaryAt(state);
  const { paragraph, toggleContent } = state.schema.nodes;
  if (!found || !paragraph || !toggleContent) return false;
  const { $at, pos } = found;
  if ($at.parent.content.size === 0) return unwrap(view);
  const tail = $at.parent.content.cut($at.parentOffset);
  const { tr } = state;
  tr.delete($at.pos, $at.end());
  const after = tr.mapping.map($at.after());
  const content = tr.doc.nodeAt(after);
  if (content?.type !== toggleContent) {
    tr.insert(after, toggleContent.create(null, paragraph.create(null, tail)));
  } else if (tail.size > 0 || content.firstChild?.type !== paragraph || content.firstChild.content.size > 0) {
    tr.insert(after + 1, paragraph.create(null, tail));
  }
  tr.setSelection(TextSelection.create(tr.doc, after + 2)).scrollIntoView();
  foldOf(view.nodeDOM(pos))?.setOpen(true);
  view.dispatch(tr);
  return true;
}

/** Enter on the empty last line goes on after the toggle. */
function leaveContent(view: EditorView): boolean {
  const { state } = view;
  const { $from, empty } = state.selection;
  const content = $from.depth > 2 ? $from.node(-1) : null;
  if (!empty || content?.type.name !== "toggleContent" || $from.parent.content.size > 0) return false;
  if ($from.parent.type.name !== "paragraph" || $from.index(-1) !== content.childCount - 1) return false;
  const { tr } = state;
  const after = $from.after(-2);
  tr.insert(after, $from.parent.type.create());
  tr.setSelection(TextSelection.create(tr.doc, after + 1));
  if (content.childCount > 1) tr.delete($from.before(), $from.after());
  view.dispatch(tr.scrollIntoView());
  return true;
}

function unwrap(view: EditorView): boolean {
  const { state } = view;
  const found = summaryAt(state);
  const { paragraph } = state.schema.nodes;
  if (!found || !paragraph || found.$at.parentOffset > 0) return false;
  const { toggle, pos } = found;
  let blocks = Fragment.empty;
  toggle.forEach((part) => {
    blocks = part.isTextblock
      ? blocks.addToEnd(paragraph.create({ id: part.attrs.id as unknown }, part.content))
      : blocks.append(part.content);
  });
  const { tr } = state;
  tr.replaceWith(pos, pos + toggle.nodeSize, blocks);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
}

/** Backspace at the very start of what is folded leads back to the summary's end. */
function backToSummary(view: EditorView): boolean {
  const { state } = view;
  const { $from, empty } = state.selection;
  const content = $from.depth > 2 ? $from.node(-1) : null;
  if (!empty || content?.type.name !== "toggleContent" || $from.parentOffset > 0 || $from.index(-1) > 0)
    return false;
  const summary = Selection.findFrom(state.doc.resolve($from.before(-1)), -1, true);
  if (summary?.$from.parent.type.name !== "toggleSummary") return false;
  const { tr } = state;
  if ($from.parent.content.size === 0 && content.childCount > 1) tr.delete($from.before(), $from.after());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, summary.from)).scrollIntoView());
  return true;
}

function flip(view: EditorView): boolean {
  const { $from } = view.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const fold = $from.node(depth).type.name === "toggle" ? foldOf(view.nodeDOM($from.before(depth))) : null;
    if (!fold) continue;
    if (fold.isOpen()) {
      // The caret must not stay in what is not shown.
      const summary = Selection.findFrom(view.state.doc.resolve($from.start(depth)), 1, true);
      const inside = $from.node(depth + 1)?.type.name === "toggleContent";
      if (inside && summary) {
        const end = TextSelection.create(view.state.doc, summary.$from.end());
        view.dispatch(view.state.tr.setSelection(end));
      }
    }
    fold.setOpen(!fold.isOpen());
    return true;
  }
  return false;
}

function openAround(view: EditorView): void {
  const { $head } = view.state.selection;
  for (let depth = $head.depth; depth > 1; depth -= 1) {
    if ($head.node(depth).type.name !== "toggleContent") continue;
    const fold = foldOf(view.nodeDOM($head.before(depth - 1)));
    if (fold && !fold.isOpen()) fold.setOpen(true);
  }
}
