import { useState } from "react";
import { draftIn } from "./kept-shapes.ts";
import { parsed, type KeptWords } from "./kept-words.ts";
import type { Draft } from "./new-threads.tsx";

const name = "draft";

/** The thread that is being written; also one that was begun before the page was loaded. */
export function useDraft(words: KeptWords): [Draft | null, (draft: Draft | null) => void] {
  const [draft, setDraft] = useState(() => begunIn(words));
  return [
    draft,
    (next) => {
      if (next) words.set(name, JSON.stringify(next));
      else words.delete(name);
      setDraft(next);
    },
  ];
}

/** One without a word is not worth going on with. */
function begunIn(words: KeptWords): Draft | null {
  const draft = draftIn(parsed(words.get(name)));
  return draft && words.get(`new ${draft.id}`) !== undefined ? draft : null;
}
