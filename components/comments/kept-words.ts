import { deviceStore } from "#lib/offline/client/device-store.ts";
import { placeOfWords, type WordsOf } from "./kept-words-place.ts";

/** What was begun long ago is not wanted any more. */
const longestMs = 30 * 24 * 3600_000;

/** Words that were written and not sent, by names: they outlive the page, and are gone when their writer signs out. */
export interface KeptWords {
  get(name: string): string | undefined;
  set(name: string, words: string): void;
  delete(name: string): void;
  /** Those whose name begins so, the earliest first. */
  startingWith(beginning: string): string[];
  /** The names of those that the browser does not keep, and that go with the page. */
  unkept(): string[];
}

/** The words of one person about one note. Where the browser keeps nothing, they last as long as the page. */
export function openKeptWords(of: WordsOf): KeptWords {
  const place = placeOfWords(of);
  const known = read(place);
  return {
    get: (name) => known.get(name)?.words,
    set(name, words) {
      const at = known.get(name)?.at ?? Date.now();
      known.set(name, { at, words });
      deviceStore.set(place + name, JSON.stringify({ at, words }));
    },
    delete(name) {
      known.delete(name);
      deviceStore.remove(place + name);
    },
    startingWith: (beginning) =>
      [...known]
        .filter(([name]) => name.startsWith(beginning))
        .toSorted(([, one], [, other]) => one.at - other.at)
        .map(([, { words }]) => words),
    unkept: () => [...known.keys()].filter((name) => deviceStore.get(place + name) === null),
  };
}

interface Kept {
  at: number;
  words: string;
}

function read(place: string): Map<string, Kept> {
  const known = new Map<string, Kept>();
  for (const name of deviceStore.names(place)) {
    const kept = keptIn(deviceStore.get(name));
    if (kept && Date.now() - kept.at < longestMs) known.set(name.slice(place.length), kept);
    else deviceStore.remove(name);
  }
  return known;
}

function keptIn(stored: string | null): Kept | null {
  const { at, words } = (parsed(stored) ?? {}) as Partial<Kept>;
  return typeof at === "number" && typeof words === "string" ? { at, words } : null;
}

/** What stands in some JSON; null when it is none. */
export function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // somebody else wrote it
  }
}
