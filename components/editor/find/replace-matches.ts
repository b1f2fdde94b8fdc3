import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import type { SearchResult } from "prosemirror-search";
import { queryOf, type Wanted } from "./find-matches.ts";

/** Replaces these matches in one step, which undo takes back as one. */
export function replaceMatches(editor: Editor, wanted: Wanted, matches: readonly SearchResult[]): void {
  const query = queryOf(wanted);
  if (!query) return;
  const { state, view } = editor;
  const { tr } = state;
  for (const match of matches.toReversed()) {
    // Only an expression's replacement may name what was matched; any other stands for itself.
    if (!wanted.regexp) replaceByText(tr, match, wanted.replace);
    else
      for (const { from, to, insert } of query.getReplacements(state, match).toReversed())
        tr.replace(from, to, insert);
  }
  stepOfItsOwn(editor, () => view.dispatch(tr));
}

/** As bold as what it takes the place of. */
function replaceByText(tr: Transaction, { from, to }: SearchResult, text: string): void {
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to));
  if (text === "") tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
}

/** What is typed just before or after is taken back on its own. */
function stepOfItsOwn(editor: Editor, act: () => void): void {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  undo?.stopCapturing();
  act();
  undo?.stopCapturing();
}
