import { useEffect } from "react";
import { warnOfLoss } from "#components/shell/leaving.ts";
import { commentsTexts as texts } from "#lib/texts/en/comments.ts";
import type { KeptWords } from "./kept-words.ts";
import { draftName } from "./use-draft.ts";

/** Whoever leaves words that nothing but the page holds is asked. */
export function useLossWarning(words: KeptWords): void {
  useEffect(
    () => warnOfLoss(() => (words.unkept().some((name) => name !== draftName) ? texts.leave : null)),
    [words],
  );
}
