import type { Editor } from "@tiptap/core";
import { useRef } from "react";
import type * as Y from "yjs";
import { anchorFor } from "#lib/comments/client/anchor.ts";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import type { ThreadActions } from "./thread-actions.ts";
import type { Places } from "./use-places.ts";

/**
 * Threads that were found by their words only (their paragraph was split or moved, a revision restored) are tied to
 * them again, so that what is changed of those words from now on does not lose them. Whoever may write does it.
 */
export function useTying({
  actions,
  editor,
  fragment,
  open,
  enabled,
}: {
  actions: ThreadActions;
  editor: Editor;
  fragment: Y.XmlFragment;
  open: readonly ListedThread[];
  enabled: boolean;
}): (places: Places) => void {
  const tying = useRef(new Set<string>());
  return (places) => {
    if (!enabled) return;
    for (const { id, anchor } of open) {
      const range = places.get(id);
      if (!range || range.tied || anchor.start === null) continue;
      const next = anchorFor(editor.state.doc, fragment, range);
      // Only where it stands changes; once for each place, whatever the server says to it.
      const key = `${id} ${next?.start} ${next?.end}`;
      if (!next || next.start === null || tying.current.has(key)) continue;
      tying.current.add(key);
      const { quote: _, ...place } = next;
      void actions.move({ thread: id, place }).catch(() => tying.current.delete(key));
    }
  };
}
