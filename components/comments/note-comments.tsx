"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useState } from "react";
import type * as Y from "yjs";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { NoteStore } from "../editor/live/note-store.ts";
import { onCommentRequest, type CommentRequest } from "./comment-requests.ts";
import { keepsWords } from "./kept-words-place.ts";
import type { ThreadActions } from "./thread-actions.ts";
import { useThreads, type Threads } from "./use-threads.ts";

export interface NoteCommentsProps {
  noteId: string;
  viewer: { id: string; name: string };
  store: NoteStore;
  actions: ThreadActions;
  editor: Editor;
  /** What the editor shows, as it is shared. */
  fragment: Y.XmlFragment;
}

export interface CommentsLayerProps extends NoteCommentsProps {
  threads: Threads;
  /** The last thing that was asked for; another object each time. */
  asked: { request: CommentRequest } | null;
  close: () => void;
}

const CommentsLayer = onDemand<CommentsLayerProps>(
  async () => (await import("./comments-layer.tsx")).CommentsLayer,
);

/** The threads of the note that is open. Their script comes only with the first thread, or when somebody wants one. */
export function NoteComments(props: NoteCommentsProps) {
  const { noteId, viewer, store, editor } = props;
  const threads = useThreads(noteId, store);
  const [asked, setAsked] = useState<CommentsLayerProps["asked"]>(null);
  const mayComment = threads.list?.mayComment === true;
  useEffect(() => {
    // The toolbar for selected text reads it: it shows itself to those who may only comment, too.
    editor.view.dom.toggleAttribute("data-may-comment", mayComment);
  }, [editor, mayComment]);
  useEffect(() => onCommentRequest((request) => setAsked({ request })), []);
  useCommentKey(editor, () => setAsked({ request: "start" }));
  const [begun] = useState(() => keepsWords({ userId: viewer.id, noteId }));
  const wanted =
    begun || asked !== null || (threads.list?.count.open ?? 0) > 0 || location.hash.startsWith("#thread-");
  return wanted && <CommentsLayer {...props} {...{ threads, asked }} close={() => setAsked(null)} />;
}

/** Mod-Alt-M, in the note and where nothing is typed into. */
function useCommentKey(editor: Editor, start: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const key = event.code === "KeyM" && event.altKey && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    const { activeElement } = document;
    const typing = activeElement?.matches("input, textarea, [contenteditable='true']");
    if (!key || (typing && activeElement !== editor.view.dom)) return;
    event.preventDefault();
    start();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}
