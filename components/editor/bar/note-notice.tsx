"use client";

import { useSyncExternalStore } from "react";
import { buttonClasses } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { initialSnapshot, type NoteStore } from "../live/note-store.ts";
import { reasonOf } from "./save-status.tsx";

/** A quiet line under the bar: why the note cannot be written into, why words are not saved, or what is about to end. */
export function NoteNotice({ store }: { store: NoteStore }) {
  const obstacle = useSyncExternalStore(
    store.subscribe,
    () => store.get().obstacle,
    () => initialSnapshot.obstacle,
  );
  const unsaved = useSyncExternalStore(
    store.subscribe,
    () => (store.get().save === "not-saved" ? reasonOf(store.get()) : null),
    () => null,
  );
  const warning = useSyncExternalStore(
    store.subscribe,
    () => store.get().warning,
    () => null,
  );
  if (obstacle === null && unsaved === null && warning === null) return null;
  return (
    <div
      role={unsaved ? "alert" : "note"}
      className={classes(
        "flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-paper-side px-5 py-2 text-sm text-ink-soft",
        unsaved && "sticky top-27 z-10 md:top-12",
      )}
    >
      {obstacle && obstacle !== "too-large" && <p>{editorTexts.obstacle[obstacle]}</p>}
      {unsaved && <p className="text-danger">{unsaved}</p>}
      {!obstacle && !unsaved && <p>{warning}</p>}
      {obstacle === "signed-out" && (
        <a className={buttonClasses("secondary", "small")} href="/sign-in">
          {editorTexts.signIn}
        </a>
      )}
      {(obstacle === "outdated" || obstacle === "broken") && (
        <button
          type="button"
          className={buttonClasses("secondary", "small")}
          onClick={() => location.reload()}
        >
          {editorTexts.reload}
        </button>
      )}
    </div>
  );
}
