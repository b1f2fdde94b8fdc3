"use client";

import type { Editor } from "@tiptap/core";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import type { SearchResult } from "prosemirror-search";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { unfold } from "../folds.ts";
import { showOverlay } from "../overlays.ts";
import { Finder, queryOf, type Wanted } from "./find-matches.ts";
import { replaceMatches } from "./replace-matches.ts";
import { useLooking } from "./use-looking.ts";

const typingPauseMs = 120;
const changePauseMs = 250;
/** Marking more would make the page slow; they are counted and reached all the same. */
const mostMarked = 1_000;

interface Found {
  matches: readonly SearchResult[];
  /** Which of them is the current one. */
  at: number;
}

const nothing: Found = { matches: [], at: -1 };

/** What is found of `wanted`, kept right while somebody writes, and what can be done with it. */
export function useFind(editor: Editor, wanted: Wanted) {
  const { search, matchCase, wholeWord, regexp } = wanted;
  const query = useMemo(
    () => queryOf({ search, replace: "", matchCase, wholeWord, regexp }),
    [search, matchCase, wholeWord, regexp],
  );
  const finder = useMemo(() => query && new Finder(query), [query]);
  const [found, setFound] = useState(nothing);

  const show = (next: Found, jump: boolean) => {
    setFound(next);
    mark(editor, next);
    if (jump) bringIntoSight(editor, next);
  };
  const { trouble, whenKnown } = useLooking(editor, finder, () => show(nothing, false));
  const look = useEffectEvent((jump: boolean) =>
    whenKnown(() => show(foundFrom(editor, finder, editor.state.selection.from), jump)),
  );

  useEffect(() => {
    let timer = setTimeout(() => look(finder !== null), typingPauseMs);
    // Whoever writes meanwhile keeps the caret where it is.
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => look(false), changePauseMs);
    };
    editor.on("transaction", changed);
    return () => {
      clearTimeout(timer);
      editor.off("transaction", changed);
    };
  }, [editor, finder]);

  useEffect(() => () => showOverlay(editor, "found", []), [editor]);

  const go = (by: 1 | -1) =>
    whenKnown(() => {
      const matches = finder?.matches(editor.state.doc) ?? [];
      if (matches.length === 0) return;
      show({ matches, at: (found.at + by + matches.length) % matches.length }, true);
    });

  const replaceAt = (which: "current" | "all") =>
    whenKnown(() => {
      const now = finder?.matches(editor.state.doc) ?? [];
      const chosen = which === "all" ? now : now.slice(found.at, found.at + 1);
      const [first] = chosen;
      if (!first) return;
      const size = editor.state.doc.content.size;
      replaceMatches(editor, wanted, chosen);
      const after = which === "all" ? first.from : first.to + editor.state.doc.content.size - size;
      whenKnown(() => show(foundFrom(editor, finder, after), true));
    });

  const invalid = search !== "" && query === null;
  return { ...found, trouble: invalid ? ("invalid" as const) : trouble, go, replaceAt };
}

/** What there is, and the first of it from a place on. */
function foundFrom(editor: Editor, finder: Finder | null, from: number): Found {
  const matches = finder?.matches(editor.state.doc) ?? [];
  const next = matches.findIndex((match) => match.from >= from);
  return { matches, at: matches.length === 0 ? -1 : Math.max(0, next) };
}

function mark(editor: Editor, { matches, at }: Found): void {
  const first = Math.max(0, Math.min(at - mostMarked / 2, matches.length - mostMarked));
  const marked = matches.slice(first, first + mostMarked);
  showOverlay(
    editor,
    "found",
    marked.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: first + index === at ? "found found-current" : "found" }),
    ),
  );
}

/** The caret goes to the match, so that closing the bar leaves one there; the field keeps the focus. */
function bringIntoSight(editor: Editor, { matches, at }: Found): void {
  const match = matches[at];
  if (!match) return;
  const { view } = editor;
  const { doc, tr } = view.state;
  const $from = doc.resolve(match.from);
  const selection = $from.parent.inlineContent
    ? TextSelection.create(doc, match.from, match.to)
    : Selection.near($from);
  view.dispatch(tr.setSelection(selection).setMeta("addToHistory", false));
  const { node } = view.domAtPos(match.from);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  unfold(element);
  const box = element?.getBoundingClientRect();
  const hidden = box && (box.top < 120 || box.bottom > innerHeight - 40);
  if (hidden) element?.scrollIntoView({ block: "center" });
}
