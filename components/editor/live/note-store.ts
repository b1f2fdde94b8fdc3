import type { Awareness } from "y-protocols/awareness";
import type { Denial } from "#lib/collaboration/protocol.ts";
import type { SaveState } from "./save-state.ts";

/** Why the note cannot be written into, when it cannot; or not be saved. */
export type Obstacle = Exclude<Denial, "unavailable"> | "may-not-edit" | "too-large" | "broken" | null;

export interface Person {
  id: string;
  name: string;
  /** This browser's own person. */
  self: boolean;
  /** They have done nothing for a while, in none of their tabs. */
  idle: boolean;
}

/** What the page around the editor shows of the live note. Replaced as a whole when something changes. */
export interface NoteSnapshot {
  save: SaveState;
  /** Words for why "Not saved" is shown, and whether this device keeps them, or is about to. */
  keptHere: boolean;
  connected: boolean;
  obstacle: Obstacle;
  /** What the server said when it did not take a change. */
  refusal: string | null;
  /** What the server said about a limit that is near. */
  warning: string | null;
  people: Person[];
  /** Where everybody is; null while the note is not open. */
  awareness: Awareness | null;
  /** The id of the person along with whose caret the page scrolls. */
  following: string | null;
  editable: boolean;
  /** How many threads the note has; null until that is known. */
  comments: { open: number; resolved: number; unread: number } | null;
  /** Counts how often the server said that the threads changed. */
  heardComments: number;
}

export const initialSnapshot: NoteSnapshot = {
  save: null,
  keptHere: false,
  connected: false,
  obstacle: null,
  refusal: null,
  warning: null,
  people: [],
  awareness: null,
  following: null,
  editable: false,
  comments: null,
  heardComments: 0,
};

/** A tiny store between the live note and the parts of the page that show its state. */
export interface NoteStore {
  get(): NoteSnapshot;
  set(change: Partial<NoteSnapshot>): void;
  subscribe(listener: () => void): () => void;
}

/** Listeners hear only of real changes, so that typing renders nothing. */
export function createNoteStore(): NoteStore {
  let snapshot = initialSnapshot;
  const listeners = new Set<() => void>();
  return {
    get: () => snapshot,
    set(change) {
      const changed = (Object.keys(change) as (keyof NoteSnapshot)[]).some(
        (key) => change[key] !== snapshot[key],
      );
      if (!changed) return;
      snapshot = { ...snapshot, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Resolves once everything typed is confirmed by the server; false when that does not happen in time. */
export function whenSaved(store: NoteStore, withinMs: number): Promise<boolean> {
  if (store.get().save === "saved") return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), withinMs);
    const unsubscribe = store.subscribe(() => {
      if (store.get().save === "saved") done(true);
    });
    function done(saved: boolean) {
      clearTimeout(timer);
      unsubscribe();
      resolve(saved);
    }
  });
}
