import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { EditorView } from "@tiptap/pm/view";
import type { UndoManager } from "yjs";

/** What follows is a step of undoing of its own, however soon it comes after what was done before. */
export function undoSeparately(view: EditorView): void {
  const undo = yUndoPluginKey.getState(view.state) as { undoManager?: UndoManager } | undefined;
  undo?.undoManager?.stopCapturing();
}
