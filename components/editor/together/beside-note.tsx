"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { NoteStore } from "../live/note-store.ts";
import { announceJoins } from "./announce-joins.ts";
import { FollowStrip } from "./follow-strip.tsx";
import { SinceLastRead } from "./since-last-read.tsx";
import { watchIdle } from "./watch-idle.ts";
import { watchSeen } from "./watch-seen.ts";

/**
 * Under the bar, once the note is open: whom one follows, what changed since one last read it; and for those who do not
 * see it, who came and left.
 */
export function BesideNote({ noteId, store }: { noteId: string; store: NoteStore }) {
  const awareness = useSyncExternalStore(store.subscribe, () => store.get().awareness);
  const [said, setSaid] = useState("");
  useEffect(() => (awareness ? watchIdle(awareness) : undefined), [awareness]);
  useEffect(() => announceJoins(store, setSaid), [store]);
  useEffect(() => watchSeen(noteId), [noteId]);
  return (
    <>
      <div className="beside-note sticky top-24 z-10 md:top-12">
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
        <FollowStrip store={store} say={setSaid} />
      </div>
      {/* In the room above the title, where there is enough, so that the text does not jump; over the article's own box. */}
      <div className="sm:relative sm:z-5 sm:h-0">
        <div className="sm:absolute sm:inset-x-0 sm:top-0">
          <SinceLastRead noteId={noteId} store={store} />
        </div>
      </div>
    </>
  );
}
