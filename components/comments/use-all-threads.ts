import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ListedThreads } from "#lib/comments/list-threads.ts";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { readThreads, type Threads } from "./use-threads.ts";

export interface AllThreads {
  /** Every open thread, and the one that was asked for by its id. */
  open: readonly ListedThread[];
  /** Asks for a thread with all its comments, whatever its state; null when there is none. */
  fetchWhole: (id: string) => Promise<ListedThread | null>;
}

/** The open threads, the pages after the first one included, and whole those that were asked for whole. */
export function useAllThreads(noteId: string, { list }: Threads): AllThreads {
  const [more, setMore] = useState<ListedThread[]>([]);
  const [whole, setWhole] = useState<ReadonlyMap<string, ListedThread>>(new Map());

  const wholeIds = useRef(new Set<string>());
  const fetchWhole = useCallback(
    async (id: string) => {
      const thread = await readThreads<ListedThread>({ note: noteId, thread: id });
      wholeIds.current.add(id);
      if (thread) setWhole((known) => new Map(known).set(id, thread));
      return thread;
    },
    [noteId],
  );

  useEffect(() => {
    let current = true;
    void pagesAfter(noteId, list).then((pages) => {
      if (current) setMore(pages);
    });
    for (const id of wholeIds.current) void fetchWhole(id);
    return () => {
      current = false;
    };
  }, [noteId, list, fetchWhole]);

  const open = useMemo(() => {
    const known = new Map([...(list?.threads ?? []), ...more].map((thread) => [thread.id, thread]));
    for (const [id, thread] of whole) {
      const listed = known.get(id);
      if (listed && listed.hidden > 0) known.set(id, { ...thread, unread: listed.unread });
    }
    return [...known.values()];
  }, [list, more, whole]);
  return { open, fetchWhole };
}

async function pagesAfter(noteId: string, list: ListedThreads | null): Promise<ListedThread[]> {
  const threads: ListedThread[] = [];
  let next = list?.next ?? null;
  while (next !== null) {
    const page: ListedThreads | null = await readThreads({ note: noteId, cursor: next });
    threads.push(...(page?.threads ?? []));
    next = page?.next ?? null;
  }
  return threads;
}
