import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { askJson } from "#components/ui/ask-json.ts";
import type { ListedThreads } from "#lib/comments/list-threads.ts";
import type { NoteStore } from "../editor/live/note-store.ts";

export interface Threads {
  /** The open threads, as far as the first page goes; null until they are there. */
  list: ListedThreads | null;
  /** Whether they could not be read the last time. */
  failed: boolean;
  /** Reads them again; resolves when they are shown. */
  reload: () => Promise<void>;
}

/** Reads something of `/threads`. */
export async function readThreads<Answer>(query: Record<string, string>): Promise<Answer | null> {
  return await askJson<Answer>(`/threads?${new URLSearchParams(query)}`);
}

/** The open threads of a note, read again whenever the server says that they changed. */
export function useThreads(noteId: string, store: NoteStore): Threads {
  const [list, setList] = useState<ListedThreads | null>(null);
  const [failed, setFailed] = useState(false);
  const newest = useRef<Promise<void>>(undefined);
  const reload = useCallback(async () => {
    const reading: Promise<void> = readThreads<ListedThreads>({ note: noteId }).then(async (read) => {
      if (reading !== newest.current) return await newest.current; // a later answer says more
      setFailed(read === null);
      if (!read) return;
      setList(read);
      store.set({ comments: read.count });
    });
    newest.current = reading;
    await reading;
  }, [noteId, store]);

  const heard = useSyncExternalStore(store.subscribe, () => store.get().heardComments);
  const connected = useSyncExternalStore(store.subscribe, () => store.get().connected);
  useEffect(() => {
    // What was missed while there was no connection is made up for.
    if (connected) void reload();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever the server says so
  }, [heard, connected, reload]);
  return { list, failed, reload };
}
