"use client";

import { useRef } from "react";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { whenSaved, type NoteStore } from "./live/note-store.ts";
import type { NoteActions } from "./note-page.ts";
import { answerOf } from "#components/shell/answer-of.ts";

const patienceMs = 8_000;

/** Ctrl/⌘-S: waits until everything typed is confirmed, then asks for a revision of it. */
export function useRevisionSaving({
  noteId,
  store,
  save,
}: {
  noteId: string;
  store: NoteStore;
  save: NoteActions["saveRevision"];
}): () => void {
  const busy = useRef(false);
  async function run(): Promise<void> {
    if (!(await whenSaved(store, patienceMs))) return tellFailure(editorTexts.revisionNotSaved);
    const answer = await answerOf(save({ note: noteId }));
    if (answer.ok) tell(editorTexts.revisionSaved(answer.value.number));
    else tellFailure(answer.message);
  }
  return () => {
    if (busy.current) return;
    busy.current = true;
    void run().finally(() => (busy.current = false));
  };
}
