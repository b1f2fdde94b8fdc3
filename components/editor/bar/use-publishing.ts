"use client";

import { useCallback, useState } from "react";
import { tell, tellFailure } from "#components/ui/toast.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { answerOf } from "#components/shell/answer-of.ts";
import { whenSaved, type NoteStore } from "../live/note-store.ts";
import type { NoteActions, NotePlace, NotePublication, NotePublishing } from "../note-page.ts";

const patienceMs = 8_000;

/** A note's public page, and what can be done about it. */
export interface Publishing {
  mayPublish: boolean;
  publication: NotePublication | null;
  pending: boolean;
  publish: () => void;
  unpublish: () => void;
  /** Somebody wrote in the note. */
  noteChanged: () => void;
}

export function usePublishing({
  note,
  published,
  actions,
  store,
}: {
  note: NotePlace;
  published: NotePublishing;
  actions: NoteActions;
  store: NoteStore;
}): Publishing {
  const [publication, setPublication] = useState(published.publication);
  const [pending, setPending] = useState(false);

  async function publish(): Promise<void> {
    if (!(await whenSaved(store, patienceMs))) return tellFailure(editorTexts.notPublishedYet);
    const answer = await answerOf(actions.publish({ note: note.id }));
    if (!answer.ok) return tellFailure(answer.message);
    tell(publication ? editorTexts.publishedChanges : editorTexts.published);
    setPublication({ url: answer.value.url, changed: false });
  }

  async function unpublish(): Promise<void> {
    const answer = await answerOf(actions.unpublish({ note: note.id }));
    if (!answer.ok) return tellFailure(answer.message);
    setPublication(null);
    tell(editorTexts.unpublished);
  }

  function run(work: () => Promise<void>): void {
    setPending(true);
    void work().finally(() => setPending(false));
  }

  return {
    mayPublish: published.mayPublish,
    publication,
    pending,
    publish: () => run(publish),
    unpublish: () => run(unpublish),
    noteChanged: useCallback(() => {
      setPublication((known) => (known && !known.changed ? { ...known, changed: true } : known));
    }, []),
  };
}
