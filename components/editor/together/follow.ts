import type { Awareness } from "y-protocols/awareness";
import { userIn } from "../live/people.ts";
import { goTo, isInSight } from "./place-of.ts";

const lookEveryMs = 150;
/** What one may press without meaning to go elsewhere: to reach and press the button that ends it, for one. */
const stayingKeys = ["Tab", "Shift", "Control", "Alt", "Meta"];

/**
 * Scrolls along with somebody's caret until one types, scrolls or presses Escape; `onEnd` says that one did.
 * However much they write, the page looks where they are only a few times a second.
 */
export function follow(awareness: Awareness, personId: string, onEnd: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!isInSight(personId)) goTo(personId);
    }, lookEveryMs);
  };
  const moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
    const theirs = (client: number) => userIn(awareness.getStates().get(client))?.id === personId;
    if ([...added, ...updated].some(theirs)) look();
  };
  const pressed = ({ key }: KeyboardEvent) => {
    if (!stayingKeys.includes(key)) onEnd();
  };
  // The scrollbar belongs to no element but the document's own.
  const pointed = ({ target }: PointerEvent) => {
    if (target === document.documentElement) onEnd();
  };
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener("keydown", pressed, { signal, capture: true });
  addEventListener("wheel", onEnd, { signal, passive: true });
  addEventListener("touchmove", onEnd, { signal, passive: true });
  addEventListener("pointerdown", pointed, { signal });
  awareness.on("change", moved);
  // What others write moves the caret, too.
  awareness.doc.on("update", look);
  goTo(personId);
  return () => {
    clearTimeout(timer);
    stop.abort();
    awareness.off("change", moved);
    awareness.doc.off("update", look);
  };
}
