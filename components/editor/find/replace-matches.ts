import type { Editor } from "@tiptap/core";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { SearchQuery, SearchResult } from "prosemirror-search";

/** Replaces these matches in one step, which undo takes back as one. */
export function replaceMatches(editor: Editor, query: SearchQuery, matches: readonly SearchResult[]): void {
  const { state, view } = editor;
  const { tr } = state;
  for (const match of matches.toReversed()) {
    for (const { from, to, insert } of query.getReplacements(state, match).toReversed())
      tr.replace(from, to, insert);
  }
  stepOfItsOwn(editor, () => view.dispatch(tr));
}

/** What is typed just before or after is taken back on its own. */
function stepOfItsOwn(editor: Editor, act: () => void): void {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  undo?.stopCapturing();
  act();
  undo?.stopCapturing();
}
