import { togetherTexts as texts } from "#lib/texts/en/together.ts";
import type { NoteStore } from "../live/note-store.ts";

/** Who comes within it was there before, as far as one can tell. */
const arrivingMs = 500;
const gatherMs = 1_000;
const quietMs = 20_000;

/**
 * Says who has come since one is here, for those who do not see it: several at once, and not again before a while.
 * Nobody is named twice, however often their connection comes and goes.
 */
export function announceJoins(store: NoteStore, say: (words: string) => void): () => void {
  const known = new Set<string>();
  const coming = new Map<string, string>();
  let arriving = true;
  let timer = setTimeout(() => {
    arriving = false;
    look();
  }, arrivingMs);
  let waiting = false;
  const look = () => {
    for (const { id, name, self } of store.get().people) {
      if (self || known.has(id)) continue;
      known.add(id);
      if (!arriving) coming.set(id, name);
    }
    if (coming.size === 0 || waiting) return;
    waiting = true;
    timer = setTimeout(tell, gatherMs);
  };
  const tell = () => {
    const here = new Set(store.get().people.map(({ id }) => id));
    const names = [...coming].filter(([id]) => here.has(id)).map(([, name]) => name);
    coming.clear();
    if (names.length > 0) say(texts.joined(names));
    timer = setTimeout(() => {
      waiting = false;
      look();
    }, quietMs);
  };
  look();
  const unsubscribe = store.subscribe(look);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
