"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import type { Finder } from "./find-matches.ts";
import { searchAside, type Trouble } from "./search-aside.ts";

/** Lets a finder look through a note; what waits for that is done at once when plain words are looked for. */
export function useLooking(editor: Editor, finder: Finder | null, onTrouble: () => void) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const looking = useRef<AbortController>(null);
  useEffect(() => () => looking.current?.abort(), []);

  function whenKnown(then: () => void): void {
    looking.current?.abort();
    if (editor.isDestroyed) return;
    const { blocks, asked } = finder?.unknown(editor.state.doc) ?? { blocks: [] };
    if (!finder || !asked || blocks.length === 0) {
      setTrouble(null);
      return then();
    }
    const { signal } = (looking.current = new AbortController());
    void searchAside(asked, signal).then((told) => {
      if (signal.aborted) return;
      if (typeof told === "string") {
        setTrouble(told);
        return onTrouble();
      }
      finder.learn(blocks, told);
      whenKnown(then); // somebody may have written meanwhile
    });
  }

  return { trouble, whenKnown };
}
