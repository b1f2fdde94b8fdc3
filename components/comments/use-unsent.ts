import { useCallback, useEffect, useRef, useState } from "react";
import type { Anchor } from "#lib/comments/schema.ts";
import { answerOf } from "../editor/answer-of.ts";
import { newUuid } from "./new-uuid.ts";
import type { ThreadActions } from "./thread-actions.ts";

/** A comment that the server has not confirmed yet. */
export interface Unsent {
  /** The id it will have, so that sending it twice makes it only once. */
  id: string;
  thread: string;
  text: string;
  /** Of the first comment of a new thread: what the thread is about. */
  anchor: Anchor | null;
  at: string;
  /** Why it could not be sent; null while it is on its way. */
  failed: string | null;
}

export interface Outbox {
  unsent: readonly Unsent[];
  send: (comment: { thread: string; text: string; anchor: Anchor | null }) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
}

/** Comments are shown at once, and stay with their words until they are sent or thrown away. */
export function useUnsent({
  noteId,
  actions,
  reload,
}: {
  noteId: string;
  actions: ThreadActions;
  reload: () => Promise<void>;
}): Outbox {
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const forget = useCallback(
    (id: string) => setUnsent((all) => all.filter((comment) => comment.id !== id)),
    [],
  );
  const warned = useRef(false);
  useEffect(() => {
    warned.current = unsent.length > 0;
  }, [unsent]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (warned.current) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);

  async function deliver(comment: Unsent): Promise<void> {
    const { id, thread, text, anchor } = comment;
    setUnsent((all) => [...all.filter((other) => other.id !== id), { ...comment, failed: null }]);
    const answer = await answerOf(
      anchor
        ? actions.start({ note: noteId, id: thread, comment: id, anchor, text })
        : actions.reply({ thread, comment: id, text }),
    );
    if (!answer.ok)
      return setUnsent((all) =>
        all.map((other) => (other.id === id ? { ...other, failed: answer.message } : other)),
      );
    await reload();
    forget(id);
  }

  return {
    unsent,
    send: (comment) =>
      void deliver({ ...comment, id: newUuid(), at: new Date().toISOString(), failed: null }),
    retry(id) {
      const comment = unsent.find((other) => other.id === id);
      if (comment) void deliver(comment);
    },
    discard: forget,
  };
}
