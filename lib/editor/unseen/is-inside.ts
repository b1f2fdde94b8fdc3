import * as Y from "yjs";

/** Whether one of the blocks around it, from the inside out, is such a one. */
export function isInside(item: Y.Item, isSuch: (outer: Y.Item) => boolean): boolean {
  for (let outer = outerOf(item); outer; outer = outerOf(outer)) if (isSuch(outer)) return true;
  return false;
}

function outerOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}
