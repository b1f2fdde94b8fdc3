import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Anchor } from "#lib/comments/schema.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import { answerOf } from "#components/shell/answer-of.ts";
import { newUuid } from "#components/ui/new-uuid.ts";
import { unsentIn } from "./kept-shapes.ts";
import { parsed, type KeptWords } from "./kept-words.ts";
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
  /** The server does not want it as it is: trying again is for its writer to decide. */
  refused?: boolean;
}

export interface Outbox {
  unsent: readonly Unsent[];
  send: (comment: { thread: string; text: string; anchor: Anchor | null }) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
}

const nameOf = (id: string) => `unsent ${id}`;

/**
 * Comments are shown at once, and stay with their words, on this device also after the page is left, until they are sent
 * or thrown away. What did not get there for want of a connection is sent when there is one.
 */
export function useUnsent({
  noteId,
  words,
  connected,
  actions,
  reload,
}: {
  noteId: string;
  words: KeptWords;
  connected: boolean;
  actions: ThreadActions;
  reload: () => Promise<void>;
}): Outbox {
  const { unsent, show, forget } = useKept(words);
  const onTheirWay = useRef(new Set<string>());
  useWarning(unsent.some(({ failed }) => failed === null));

  async function deliver(given: Unsent): Promise<void> {
    const { id, thread, text, anchor } = given;
    if (onTheirWay.current.has(id)) return;
    onTheirWay.current.add(id);
    const comment = { ...given, failed: null, refused: false };
    show(comment);
    const answer = await answerOf(
      anchor
        ? actions.start({ note: noteId, id: thread, comment: id, anchor, text })
        : actions.reply({ thread, comment: id, text }),
    )
      .catch((error: unknown) => {
        show({ ...comment, failed: texts.reloadAndSend, refused: true });
        throw error;
      })
      .finally(() => onTheirWay.current.delete(id));
    if (!answer.ok)
      return show({ ...comment, failed: answer.message, refused: answer.code !== "unavailable" });
    words.delete(nameOf(id));
    await reload();
    forget(id);
  }

  const deliverAll = useEffectEvent(() => {
    for (const comment of unsent) if (!comment.refused) void deliver(comment);
  });
  useEffect(() => {
    if (connected) deliverAll();
  }, [connected]);

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

/** What is not sent, as it is shown and as this device keeps it. */
function useKept(words: KeptWords) {
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => keptIn(words));
  return {
    unsent,
    show(comment: Unsent): void {
      words.set(nameOf(comment.id), JSON.stringify(comment));
      setUnsent((all) =>
        all.some(({ id }) => id === comment.id)
          ? all.map((other) => (other.id === comment.id ? comment : other))
          : [...all, comment],
      );
    },
    forget(id: string): void {
      words.delete(nameOf(id));
      setUnsent((all) => all.filter((comment) => comment.id !== id));
    },
  };
}

function keptIn(words: KeptWords): Unsent[] {
  return words.startingWith(nameOf("")).flatMap((stored) => unsentIn(parsed(stored)) ?? []);
}

/** Whoever leaves the page while something is on its way is asked. */
function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [wanted]);
}
