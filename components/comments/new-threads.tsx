import type { Anchor } from "#lib/comments/schema.ts";
import type { MarginCard } from "./margin.tsx";
import { NewThreadCard } from "./thread-card.tsx";
import type { Outbox, Unsent } from "./use-unsent.ts";

/** A thread that is being written. */
export interface Draft {
  id: string;
  anchor: Anchor;
}

/** The cards of threads that are not among the others yet: those on their way, and the one that is being written. */
export function newThreadCards({
  draft,
  unsent,
  outbox,
  quoted,
  active,
  done,
}: {
  draft: Draft | null;
  unsent: readonly Unsent[];
  outbox: Outbox;
  /** Whether they show what they are about. */
  quoted: boolean;
  active: string | null;
  /** The draft was sent, or given up. */
  done: (how: "sent" | "given up") => void;
}): MarginCard[] {
  const cards = unsent.map((one) => ({
    id: one.thread,
    card: <NewThreadCard id={one.thread} quote={one.anchor?.quote ?? ""} quoted={quoted} unsent={one} />,
  }));
  if (!draft) return cards;
  const { id, anchor } = draft;
  const send = (text: string) => {
    outbox.send({ thread: id, text, anchor });
    done("sent");
  };
  const writing = { send, cancel: () => done("given up"), goesOn: active !== id };
  const card = <NewThreadCard id={id} quote={anchor.quote} quoted={quoted} writing={writing} />;
  return [...cards, { id, card }];
}
