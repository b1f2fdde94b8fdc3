import { useEffect, useEffectEvent, useRef } from "react";
import { tell } from "#components/ui/toast.tsx";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import type { KeptWords } from "./kept-words.ts";

/** Says where one's words are when others settle or delete the thread in which one is answering. */
export function useLosing({
  active,
  open,
  words,
  show,
}: {
  active: string | null;
  open: readonly ListedThread[];
  words: KeptWords;
  show: (thread: string) => void;
}): void {
  const wasOpen = useRef<string>(null);
  const lost = useEffectEvent((thread: string) => {
    if (words.get(`reply ${thread}`) !== undefined)
      tell(texts.goneMeanwhile, { label: texts.show, run: () => show(thread) });
  });
  useEffect(() => {
    const isOpen = open.some(({ id }) => id === active);
    if (active !== null && !isOpen && wasOpen.current === active) lost(active);
    wasOpen.current = isOpen ? active : null;
  }, [active, open]);
}
