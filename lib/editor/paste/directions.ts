import type { EditorState, Transaction } from "@tiptap/pm/state";
import { locallyChangedRanges, type Range } from "../extensions/changed-ranges.ts";

const [endOfEmbedding, endOfIsolate] = ["\u202c", "\u2069"];

/** What ends the directions of writing that a text begins and leaves open, by the rules of Unicode. */
export function missingEnds(text: string): string {
  const open: string[] = [];
  for (const sign of text) {
    if (/[\u202a\u202b\u202d\u202e]/.test(sign)) open.push(endOfEmbedding);
    else if (/[\u2066-\u2068]/.test(sign)) open.push(endOfIsolate);
    else if (sign === endOfEmbedding && open.at(-1) === sign) open.pop();
    else if (sign === endOfIsolate && open.includes(sign)) open.length = open.lastIndexOf(sign);
  }
  return open.toReversed().join("");
}

/** Ends them behind what was pasted into a block: otherwise all that is typed there from then on runs backwards. */
export function endDirections(transactions: readonly Transaction[], { doc, tr }: EditorState) {
  if (!transactions.some((one) => one.getMeta("paste") === true || one.getMeta("uiEvent") === "drop"))
    return null;
  const pasted = new Map<number, Range>();
  for (const { from, to } of locallyChangedRanges(transactions)) {
    doc.nodesBetween(from, Math.min(to, doc.content.size), ({ isTextblock, type, content }, pos) => {
      const [start, end] = [Math.max(from, pos + 1), Math.min(to, pos + 1 + content.size)];
      const known = pasted.get(pos) ?? { from: start, to: end };
      if (isTextblock && type.spec.code !== true)
        pasted.set(pos, { from: Math.min(start, known.from), to: Math.max(end, known.to) });
      return !isTextblock;
    });
  }
  for (const { from, to } of [...pasted.values()].toSorted((a, b) => b.to - a.to)) {
    const ends = from < to ? missingEnds(doc.textBetween(from, to)) : "";
    if (ends !== "") tr.insertText(ends, to);
  }
  return tr.docChanged ? tr : null;
}
