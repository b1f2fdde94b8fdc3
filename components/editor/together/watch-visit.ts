import type { NoteStore } from "../live/note-store.ts";
import { askForChanges, tellVisit, type AskedChanges } from "./visits-client.ts";

/** Shorter glances are no reading. */
const readAfterMs = 4_000;
/** Who comes back to a tab after this is told what happened meanwhile. */
const awayMs = 60_000;

export interface Visit {
  /** The changes were shown or are not wanted: what the note says now counts as seen. */
  settle(): void;
  /** The page is left. */
  end(): void;
}

/**
 * Asks whether the note changed since the last visit, and records this one: after some seconds, and when the page is
 * left or hidden. While changes are offered they stay as they are until one settles them or leaves.
 */
export function watchVisit(
  noteId: string,
  store: NoteStore,
  offer: (changes: AskedChanges | null) => void,
): Visit {
  const state = { read: false, asked: false, offering: false, seen: false };
  const record = () => {
    if (!state.read || !state.asked || state.seen || !store.get().connected) return;
    state.seen = true;
    void tellVisit(noteId).then((told) => {
      if (!told) state.seen = false;
    });
  };
  const ask = async () => {
    const changes = await askForChanges(noteId);
    state.asked = true;
    state.offering = changes !== null;
    offer(changes);
    if (!changes) record();
  };
  let hiddenAt = 0;
  const turned = () => {
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      record();
    } else if (hiddenAt > 0 && Date.now() - hiddenAt > awayMs) void ask();
  };
  const changed = () => {
    state.seen = false;
  };
  const timer = setTimeout(() => {
    state.read = true;
    if (!state.offering) record();
  }, readAfterMs);
  const doc = store.get().awareness?.doc;
  doc?.on("update", changed);
  document.addEventListener("visibilitychange", turned);
  void ask();
  return {
    settle() {
      Object.assign(state, { read: true, offering: false, seen: false });
      offer(null);
      record();
    },
    end() {
      clearTimeout(timer);
      doc?.off("update", changed);
      document.removeEventListener("visibilitychange", turned);
      if (document.visibilityState === "visible") record();
    },
  };
}
