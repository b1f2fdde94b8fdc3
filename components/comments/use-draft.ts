import { useState } from "react";
import { draftIn } from "./kept-shapes.ts";
import { parsed, type KeptWords } from "./kept-words.ts";
import type { Draft } from "./new-threads.tsx";

/** Names the words that a new thread is about; what is written of them has a name of its own. */
export const draftName = "draft";

/** The thread that is being written; also one that was begun before the page was loaded. */
export function useDraft(words: KeptWords): [Draft | null, (draft: Draft | null) => void] {
  const [draft, setDraft] = useState(() => begunIn(words));
  return [
    draft,
    (next) => {
      if (next) words.set(draftName, JSON.stringify(next));
      else words.delete(draftName);
      setDraft(next);
    },
  ];
}

/** One without a word is not worth going on with. */
function begunIn(words: KeptWords): Draft | null {
  const draft = draftIn(parsed(words.get(draftName)));
  return draft && words.get(`new ${draft.id}`) !== undefined ? draft : null;
}
