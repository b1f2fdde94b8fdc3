"use client";

import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ThreadActions } from "#components/comments/thread-actions.ts";
import { warnOfLoss } from "#components/shell/leaving.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { LiveTags } from "../links/live-tags.tsx";
import { NoteProperties } from "../properties/note-properties.tsx";
import { showActiveCarets } from "./carets.ts";
import { BodyEditor } from "./body-editor.tsx";
import { openNote } from "./first-note.ts";
import type { OpenNote, Viewer } from "./open-note.ts";
import type { NoteStore } from "./note-store.ts";
import { TitleEditor } from "./title-editor.tsx";

export interface LiveNoteProps {
  noteId: string;
  viewer: Viewer;
  mayEdit: boolean;
  store: NoteStore;
  threadActions: ThreadActions;
  /** The editors stand where the stored text stood. */
  onLive: () => void;
  onTitle: (title: string) => void;
  /** Somebody wrote in the note. */
  onChange: () => void;
}

/** The note itself, alive: shown only once it holds what the server (or this browser's copy) has. */
export default function LiveNote(props: LiveNoteProps) {
  const note = useOpenNote(props);
  return note && <Editors note={note} {...props} />;
}

function useOpenNote({ noteId, viewer, mayEdit, store, onLive }: LiveNoteProps): OpenNote | null {
  const [ready, setReady] = useState<OpenNote | null>(null);
  const live = useRef(onLive);
  const { id, name } = viewer;
  useEffect(() => {
    live.current = onLive;
  });
  useEffect(() => {
    const note = openNote({ noteId, viewer: { id, name }, mayEdit, store });
    note.onReady(() => {
      setReady(note);
      live.current();
    });
    const stopWarning = warnOfLoss((leaving) => {
      if (leaving === "device") return note.wouldLose("deleted") ? editorTexts.leaveDevice : null;
      // Within the application this browser's own store still takes what it has begun to.
      const lost = note.wouldLose("kept") && (leaving === "page" || !store.get().keptHere);
      return lost ? editorTexts.leave : null;
    });
    return () => {
      stopWarning();
      setReady(null);
      note.close();
    };
  }, [noteId, id, name, mayEdit, store]);
  return ready;
}

function Editors({ note, ...props }: LiveNoteProps & { note: OpenNote }) {
  const { viewer, store, threadActions, noteId, onTitle, onChange } = props;
  const editable = useSyncExternalStore(store.subscribe, () => store.get().editable);
  const title = useRef<Editor>(null);
  const body = useRef<Editor>(null);
  useEffect(() => {
    const { awareness } = note.provider;
    return awareness ? showActiveCarets(awareness, () => document.querySelector("article.note")) : undefined;
  }, [note]);
  useEffect(() => {
    note.doc.on("update", onChange);
    return () => note.doc.off("update", onChange);
  }, [note, onChange]);
  return (
    <>
      <TitleEditor
        note={note}
        editable={editable}
        editorRef={title}
        onTitle={onTitle}
        onLeave={() => enterAt("start", body.current)}
      />
      <LiveTags doc={note.doc} editable={editable} />
      {editable && <NoteProperties doc={note.doc} />}
      <BodyEditor
        note={note}
        noteId={noteId}
        comments={{ viewer, store, actions: threadActions }}
        editable={editable}
        editorRef={body}
        onLeave={() => enterAt("end", title.current)}
      />
    </>
  );
}

/** Puts the caret there at once. Tiptap's own command waits for a frame, and the next key would come before it. */
function enterAt(place: "start" | "end", editor: Editor | null): void {
  if (!editor) return;
  const { doc, tr } = editor.state;
  const selection = place === "start" ? Selection.atStart(doc) : Selection.atEnd(doc);
  editor.view.dispatch(tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}
