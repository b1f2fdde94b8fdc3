"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import type { NoteStore } from "../live/note-store.ts";
import { follow } from "./follow.ts";

/** Says whom the page follows, for as long as it does. */
export function FollowStrip({ store, say }: { store: NoteStore; say: (words: string) => void }) {
  const awareness = useSyncExternalStore(store.subscribe, () => store.get().awareness);
  const following = useSyncExternalStore(store.subscribe, () => store.get().following);
  const name = useSyncExternalStore(store.subscribe, () => followed(store)?.name);
  useEffect(() => {
    if (!awareness || following === null) return;
    let known = followed(store);
    const stop = follow(awareness, following, () => store.set({ following: null }));
    const unsubscribe = store.subscribe(() => {
      const person = followed(store);
      if (!person && known && store.get().following === following) {
        say(texts.left(known.name));
        store.set({ following: null });
      }
      known = person;
    });
    return () => {
      stop();
      unsubscribe();
    };
  }, [awareness, following, store, say]);
  if (name === undefined) return null;
  return (
    <div
      role="note"
      className="absolute inset-x-0 top-0 flex items-center justify-center gap-3 border-y border-line bg-paper-side px-5 py-1 text-sm text-ink-soft"
    >
      <span className="min-w-0 truncate">{texts.following(name)}</span>
      <Button size="small" variant="quiet" onClick={() => store.set({ following: null })}>
        {texts.stopFollowing}
      </Button>
    </div>
  );
}

function followed(store: NoteStore) {
  const { following, people } = store.get();
  return people.find(({ id }) => id === following);
}
