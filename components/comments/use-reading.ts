import { useEffect, useRef } from "react";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import type { ThreadActions } from "./thread-actions.ts";

/** Who looks at a thread has read it, and what comes in while they do. */
export function useReading({
  thread,
  actions,
  reload,
}: {
  thread: ListedThread | undefined;
  actions: ThreadActions;
  reload: () => Promise<void>;
}): void {
  const told = useRef<string>(undefined);
  const id = thread?.unread ? thread.id : undefined;
  const upTo = thread?.comments.at(-1)?.id;
  useEffect(() => {
    if (id === undefined || upTo === undefined) return;
    const read = () => {
      if (document.visibilityState === "hidden" || told.current === upTo) return;
      told.current = upTo;
      actions.markRead({ thread: id, upTo }).then(reload, () => {
        told.current = undefined; // offline: it stays unread
      });
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, upTo, actions, reload]);
}
