"use client";

import { useCallback, useSyncExternalStore } from "react";
import { classes } from "#components/ui/classes.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { initialSnapshot, type NoteSnapshot, type NoteStore } from "../live/note-store.ts";

const calmMs = 400;

const dots = {
  saved: "bg-accent",
  saving: "bg-ink-faint", // nothing that moves: for as long as somebody types, each letter would wait for a frame of its own
  offline: "bg-caution",
  "not-saved": "bg-danger",
};

/** What is true of the words typed last. Its text is exactly one of four, or nothing while nothing is known. */
export function SaveStatus({ store }: { store: NoteStore }) {
  const subscribe = useCallback((listener: () => void) => whenCalm(store, listener), [store]);
  const save = useSyncExternalStore(
    subscribe,
    () => store.get().save,
    () => initialSnapshot.save,
  );
  const reason = useSyncExternalStore(
    subscribe,
    () => reasonOf(store.get()),
    () => null,
  );
  return (
    <Tooltip text={reason ?? editorTexts.saveMore.saving}>
      <p
        role="status"
        className={classes(
          "flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-soft",
          save === "not-saved" && "font-medium text-danger",
        )}
      >
        {save && <span className={classes("size-1.5 shrink-0 rounded-full", dots[save])} aria-hidden />}
        {save && (
          <span className={save === "offline" ? "max-sm:max-w-32 max-sm:truncate" : ""}>
            {editorTexts.save[save]}
          </span>
        )}
      </p>
    </Tooltip>
  );
}

/**
 * Subscribes to all that is not yet saved at once, and to "saved" and "offline" after a pause: they would come and go with
 * every letter, and each time React looks through the whole note for the selection.
 */
function whenCalm(store: NoteStore, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    const { save } = store.get();
    if (save === "saved" || save === "offline") timer = setTimeout(listener, calmMs);
    else listener();
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** Why it says so, and what to do. */
export function reasonOf({ save, keptHere, obstacle, refusal }: NoteSnapshot): string | null {
  if (save === null) return null;
  if (save !== "not-saved") return editorTexts.saveMore[save];
  if (obstacle === "too-large") return editorTexts.saveMore[keptHere ? "tooLarge" : "tooLargeNotKept"];
  if (refusal !== null) return refusal;
  if (obstacle !== null) return editorTexts.saveMore.refused;
  return keptHere ? editorTexts.saveMore.waitingKept : editorTexts.saveMore.waitingNotKept;
}
