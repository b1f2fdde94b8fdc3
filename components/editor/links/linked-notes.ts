import type { LiveLinks, LiveNote } from "#lib/links/live-links.ts";

/** What a link says about its note: the short id, or the title while that is all that is known. */
export interface LinkKey {
  note: string | null;
  target: string;
}

/** Asks the server; null when it could not be asked. */
export type ReadLinks = (asked: { notes: string[]; targets: string[] }) => Promise<LiveLinks | null>;

/** Links that come up together are asked for together. */
const gatherMs = 40;
const atOnce = 200;

/**
 * What this reader may know of the notes that links lead to. Links ask once and are told when it changes; undefined
 * is not known yet, null is a note that is not there for this reader.
 */
export class LinkedNotes {
  readonly #read: ReadLinks;
  readonly #known = new Map<string, LiveNote | null>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #wanted = new Map<string, LinkKey>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(read: ReadLinks, initial: LiveLinks) {
    this.#read = read;
    for (const [note, live] of Object.entries(initial.notes))
      this.#known.set(keyOf({ note, target: "" }), live);
    for (const [target, live] of Object.entries(initial.targets))
      this.#known.set(keyOf({ note: null, target }), live);
  }

  get(link: LinkKey): LiveNote | null | undefined {
    return this.#known.get(keyOf(link));
  }

  /** Calls back whenever something else is known about the link; answers how to stop that. */
  watch(link: LinkKey, changed: () => void): () => void {
    const key = keyOf(link);
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(changed));
    if (!this.#known.has(key)) this.#want(link);
    return () => {
      watchers.delete(changed);
      if (watchers.size === 0 && this.#watchers.get(key) === watchers) this.#watchers.delete(key);
    };
  }

  /** What is known of a note without asking, for instance because it was just chosen from a list. */
  learn(live: LiveNote): void {
    this.#set(keyOf({ note: live.id, target: "" }), live);
  }

  /** The titles that somebody changed meanwhile. */
  renamed(titleOf: (note: string) => string | undefined): void {
    for (const [key, live] of this.#known) {
      if (live === null) continue;
      const title = titleOf(live.id);
      if (title !== undefined && title !== live.title) this.#set(key, { ...live, title });
    }
  }

  /** Asks again about all links that are shown. */
  refresh(): void {
    for (const key of this.#watchers.keys()) this.#want(linkOf(key));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watchers.clear();
  }

  #set(key: string, live: LiveNote | null): void {
    if (JSON.stringify(this.#known.get(key)) === JSON.stringify(live)) return;
    this.#known.set(key, live);
    for (const changed of this.#watchers.get(key) ?? []) changed();
  }

  #want(link: LinkKey): void {
    if (link.note === null && link.target === "") return;
    this.#wanted.set(keyOf(link), link);
    this.#timer ??= setTimeout(() => void this.#ask(), gatherMs);
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const links = [...this.#wanted.values()].slice(0, atOnce);
    for (const link of links) this.#wanted.delete(keyOf(link));
    const answer = await this.#read({
      notes: links.flatMap(({ note }) => (note === null ? [] : [note])),
      targets: links.flatMap(({ note, target }) => (note === null ? [target] : [])),
    });
    if (!answer) return; // the words as written stand; the next look asks again
    for (const link of links) {
      const live = link.note === null ? answer.targets[link.target] : answer.notes[link.note];
      this.#set(keyOf(link), live ?? null);
    }
    if (this.#wanted.size > 0) this.#timer ??= setTimeout(() => void this.#ask(), gatherMs);
  }
}

function keyOf({ note, target }: LinkKey): string {
  return note === null ? `title:${target}` : `note:${note}`;
}

function linkOf(key: string): LinkKey {
  const rest = key.slice(key.indexOf(":") + 1);
  return key.startsWith("note:") ? { note: rest, target: "" } : { note: null, target: rest };
}
