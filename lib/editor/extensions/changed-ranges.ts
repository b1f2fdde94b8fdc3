import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Transaction } from "@tiptap/pm/state";

export type Range = { from: number; to: number };

/** What local steps replaced, in positions of the final document. Typing a letter yields one range of one letter. */
export function locallyChangedRanges(transactions: readonly Transaction[]): Range[] {
  let ranges: Range[] = [];
  for (const transaction of transactions) {
    const local = transaction.docChanged && !isChangeOrigin(transaction);
    for (const map of transaction.mapping.maps) {
      ranges = ranges.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
      // oxlint-disable-next-line max-params -- the library's signature
      if (local) map.forEach((_from, _to, from, to) => ranges.push({ from, to }));
    }
  }
  return ranges;
}
