"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { NoteStore } from "../live/note-store.ts";
import { announceJoins } from "./announce-joins.ts";
import { FollowStrip } from "./follow-strip.tsx";
import { watchIdle } from "./watch-idle.ts";

/** Under the bar, once the note is open: whom one follows; and for those who do not see it, who came and left. */
export function BesideNote({ store }: { noteId: string; store: NoteStore }) {
  const awareness = useSyncExternalStore(store.subscribe, () => store.get().awareness);
  const [said, setSaid] = useState("");
  useEffect(() => (awareness ? watchIdle(awareness) : undefined), [awareness]);
  useEffect(() => announceJoins(store, setSaid), [store]);
  return (
    <div className="beside-note sticky top-24 z-10 md:top-12">
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <FollowStrip store={store} say={setSaid} />
    </div>
  );
}
