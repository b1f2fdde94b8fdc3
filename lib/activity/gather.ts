import type { ActivityKind, Happening } from "./happenings.ts";

/** Who comes back to a note sooner is still at it. */
const sessionMs = 30 * 60_000;
/** What people do many times in a row is told once. */
const gathered: ReadonlySet<ActivityKind> = new Set(["edited", "commented"]);

/** What one person did to one note in one go. */
export interface Doing {
  id: string;
  kind: ActivityKind;
  noteId: string;
  userId: string | null;
  /** When it began and ended. */
  from: Date;
  at: Date;
}

/**
 * Gathers happenings, which come newest first, until there are `limit` doings. `rest` says that there were more: the
 * next page begins after `last`.
 */
export class Gathering {
  readonly doings: Doing[] = [];
  last: Happening | null = null;
  readonly #open = new Map<string, Doing>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether it was taken; nothing more is when there are enough. */
  take(happening: Happening): boolean {
    const people = happening.userIds.length > 0 ? happening.userIds : [null];
    const fresh = people.filter((userId) => !this.#goesWith(happening, userId));
    if (fresh.length > 0 && this.doings.length > 0 && this.doings.length + fresh.length > this.#limit)
      return false;
    for (const userId of people) this.#add(happening, userId);
    this.last = happening;
    return true;
  }

  #goesWith({ kind, noteId, at }: Happening, userId: string | null): Doing | undefined {
    const doing = gathered.has(kind) ? this.#open.get(`${kind} ${noteId} ${userId}`) : undefined;
    return doing && doing.from.getTime() - at.getTime() <= sessionMs ? doing : undefined;
  }

  #add(happening: Happening, userId: string | null): void {
    const doing = this.#goesWith(happening, userId);
    if (doing) {
      doing.from = happening.at;
      return;
    }
    const { id, kind, noteId, at } = happening;
    const begun = { id: `${id} ${userId}`, kind, noteId, userId, from: at, at };
    this.doings.push(begun);
    this.#open.set(`${kind} ${noteId} ${userId}`, begun);
  }
}
