import { isTextSelection, type Editor } from "@tiptap/core";
import { NodeSelection, type EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blockRect } from "./block-rect.ts";
import type { Floating } from "./floating.tsx";
import { selectionToolbarKey } from "./toolbar-names.ts";

/** Kinds of block and of things in a line that have tools of their own. */
export type Tooled = "table" | "codeBlock" | "callout" | "image" | "embed" | "file" | "mathInline";

const around: readonly string[] = ["table", "codeBlock", "callout"] satisfies Tooled[];
const selected: readonly string[] = ["image", "embed", "file", "mathInline"] satisfies Tooled[];

/** What of that the caret is in, the innermost of it, or what is selected; null when neither. */
export function tooledAt({ selection }: EditorState): Tooled | null {
  if (selection instanceof NodeSelection) {
    const { name } = selection.node.type;
    return selected.includes(name) ? (name as Tooled) : null;
  }
  if (!selection.empty && !("$anchorCell" in selection)) return null;
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (around.includes(name)) return name as Tooled;
  }
  return null;
}

export const selectionToolbar: Floating = {
  name: selectionToolbarKey,
  updateDelay: 80,
  shouldShow: ({ editor, view, element, state }) =>
    (editor.isEditable ? isBusyWith(view, element) : "mayComment" in view.dom.dataset) &&
    isTextSelection(state.selection) &&
    !state.selection.empty &&
    state.doc.textBetween(state.selection.from, state.selection.to, "", "\ufffc").length > 0 &&
    !state.selection.$from.parent.type.spec.code,
  options: { placement: "top-start", offset: 8, flip: { padding: 56 }, shift: { padding: 8 } },
};

export const blockToolbar: Floating = {
  name: "blockToolbar",
  updateDelay: 0,
  shouldShow: ({ editor, view, element, state }) =>
    editor.isEditable && tooledAt(state) !== null && isBusyWith(view, element),
  beside: besideBlock,
  options: { placement: "top-start", offset: 6, flip: { padding: 56 }, shift: { padding: 8 } },
};

function besideBlock(editor: Editor) {
  const kind = tooledAt(editor.state);
  return kind !== null && around.includes(kind) ? blockRect(editor, kind) : null;
}

function isBusyWith(view: EditorView, element: HTMLElement): boolean {
  return view.hasFocus() || element.contains(document.activeElement);
}
