"use client";

import { useSyncExternalStore } from "react";

type Titles = ReadonlyMap<string, string>;

let titles: Titles = new Map();
const listeners = new Set<() => void>();
const none: Titles = new Map();

/** Says what the title of an open note is while somebody types it, so that every list shows the same. */
export function publishTitle(noteId: string, title: string): void {
  if (titles.get(noteId) === title) return;
  titles = new Map(titles).set(noteId, title);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The titles typed since the page was loaded, by the note's short id; they are newer than the server's. */
export function useLiveTitles(): Titles {
  return useSyncExternalStore(
    subscribe,
    () => titles,
    () => none,
  );
}
