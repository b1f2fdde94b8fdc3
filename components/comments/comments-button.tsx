"use client";

import { MessageSquare } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { commentingTexts as texts } from "#lib/texts/en/commenting.ts";
import type { NoteStore } from "../editor/live/note-store.ts";
import { askForComments } from "./comment-requests.ts";

/** Leads to all threads of the note; says how many of them have something unread. */
export function CommentsButton({ store }: { store: NoteStore }) {
  const comments = useSyncExternalStore(
    store.subscribe,
    () => store.get().comments,
    () => null,
  );
  const unread = comments?.unread ?? 0;
  return (
    <IconButton
      label={unread > 0 ? texts.unread(unread) : texts.title}
      className="relative"
      onClick={() => askForComments("list")}
    >
      <MessageSquare aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-accent-ink"
        >
          {Math.min(unread, 99)}
        </span>
      )}
    </IconButton>
  );
}
