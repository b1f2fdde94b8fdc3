"use client";

import { useEffect, useState } from "react";
import type { NoteLink } from "./shell-actions.ts";
import { useShell } from "./shell-context.tsx";

const pauseMs = 150;
const none: NoteLink[] = [];

/** What the server finds for the words, a moment after the last key. Answers to older words are dropped. */
export function useSuggestions(query: string): NoteLink[] {
  const { actions, workspace } = useShell();
  const [found, setFound] = useState<{ query: string; notes: NoteLink[] }>({ query: "", notes: none });

  useEffect(() => {
    if (query.length < 2) return;
    let wanted = true;
    const timer = setTimeout(() => {
      actions.suggestNotes({ workspace: workspace.slug, q: query }).then(
        (answer) => {
          if (wanted && answer.ok) setFound({ query, notes: answer.value });
        },
        // Titles are found without the server; nothing typed is lost.
        (error: unknown) => console.error(error),
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [actions, query, workspace.slug]);

  // What fits a shorter beginning still stands while the next answer is on its way.
  return query.length >= 2 && query.startsWith(found.query.slice(0, 2)) ? found.notes : none;
}
