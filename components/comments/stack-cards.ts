export interface Card {
  id: string;
  /** Where it would like to be: beside its words. */
  wanted: number;
  height: number;
}

const gap = 12;

/**
 * Where each card is, so that none covers another: the active one beside its words, the others as near to theirs as
 * there is room, in the order of the text.
 */
export function stackCards(cards: readonly Card[], active: string | null): Map<string, number> {
  const inOrder = cards.toSorted((a, b) => a.wanted - b.wanted);
  const pivot = Math.max(
    0,
    inOrder.findIndex(({ id }) => id === active),
  );
  const tops = new Map<string, number>();
  let floor = Number.NEGATIVE_INFINITY;
  for (const { id, wanted, height } of inOrder.slice(pivot)) {
    const top = Math.max(wanted, floor);
    tops.set(id, top);
    floor = top + height + gap;
  }
  let ceiling = inOrder[pivot]?.wanted ?? 0;
  for (const { id, wanted, height } of inOrder.slice(0, pivot).toReversed()) {
    const top = Math.min(wanted, ceiling - gap - height);
    tops.set(id, top);
    ceiling = top;
  }
  return tops;
}
