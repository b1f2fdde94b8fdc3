import type { Editor } from "@tiptap/core";
import { useMemo } from "react";
import type * as Y from "yjs";
import type { ListedThread } from "#lib/comments/listed-thread.ts";
import type { Draft } from "./new-threads.tsx";
import type { ThreadActions } from "./thread-actions.ts";
import { usePlaces, type Placed, type Places } from "./use-places.ts";
import { useTying } from "./use-tying.ts";
import type { Unsent } from "./use-unsent.ts";

interface Given {
  editor: Editor;
  fragment: Y.XmlFragment;
  actions: ThreadActions;
  open: readonly ListedThread[];
  draft: Draft | null;
  unsent: readonly Unsent[];
  active: string | null;
  /** Whether threads may be tied to their words again. */
  tying: boolean;
}

interface ThreadPlaces {
  places: Places;
  /** New threads on their way. */
  beginning: Unsent[];
  /** The threads in the order of the text; and those whose words are gone. */
  inText: ListedThread[];
  orphaned: ListedThread[];
}

/** Where the threads of a note are, with those that are only being sent or written. */
export function useThreadPlaces(given: Given): ThreadPlaces {
  const { editor, fragment, actions, open, draft, unsent, active, tying } = given;
  const beginning = useMemo(() => {
    const known = new Set(open.map(({ id }) => id));
    return unsent.filter(({ anchor, thread }) => anchor && !known.has(thread));
  }, [open, unsent]);
  const placed = useMemo(() => {
    const threads = open.map(({ id, anchor }): Placed => ({ id, anchor }));
    const others = beginning.flatMap(({ thread, anchor }) => (anchor ? { id: thread, anchor } : []));
    return [...threads, ...others, ...(draft ? [draft] : [])];
  }, [open, beginning, draft]);
  const onSettled = useTying({ actions, editor, fragment, open, enabled: tying });
  const places = usePlaces({ editor, fragment, placed, active, onSettled });
  const placeOf = ({ id }: ListedThread) => places.get(id)?.from ?? 0;
  return {
    places,
    beginning,
    inText: open
      .filter(({ id }) => places.get(id) != null)
      .toSorted((one, other) => placeOf(one) - placeOf(other)),
    orphaned: open.filter(({ id }) => places.get(id) === null),
  };
}
