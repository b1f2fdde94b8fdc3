import type { JSONContent } from "@tiptap/core";
import { linkTarget } from "./links.ts";

export type Mark = NonNullable<JSONContent["marks"]>[number];

/** The marks that enclose text; of those that begin together and are equally long, the first is outermost. */
const ORDER = ["link", "bold", "italic", "strike", "highlight", "underline", "superscript", "subscript"];

/** The enclosing marks of a run, outermost first. */
export function nestable(run: JSONContent): Mark[] {
  return (run.marks ?? []).filter(({ type }) => ORDER.includes(type));
}

/** How many marks stay open from the first of two neighbours to the second. */
export function sharedLength(a: Mark[], b: Mark[]): number {
  let length = 0;
  for (const mark of a) {
    const other = b[length];
    if (!other || !equalMarks(mark, other)) break;
    length += 1;
  }
  return length;
}

/** Puts the marks of each run in the order in which they enclose it: what goes on longest is outermost. */
export function nestByLength(runs: JSONContent[]): void {
  const ends = markEnds(runs);
  let open: Mark[] = [];
  runs.forEach((run, index) => {
    if (!run.marks) return;
    const marks = nestable(run);
    const isHere = (mark: Mark) => marks.some((other) => equalMarks(mark, other));
    const ended = open.findIndex((mark) => !isHere(mark));
    const kept = ended < 0 ? open : open.slice(0, ended);
    const opening = marks
      .filter((mark) => !kept.some((other) => equalMarks(mark, other)))
      .sort((a, b) => (ends[index]?.get(b) ?? 0) - (ends[index]?.get(a) ?? 0) || rank(a) - rank(b));
    open = [...kept, ...opening];
    run.marks = [...open, ...run.marks.filter(({ type }) => !ORDER.includes(type))];
  });
}

/** The same in one order for all, in which no mark is moved by what happens to another. */
export function nestByKind(runs: JSONContent[]): void {
  for (const run of runs) run.marks?.sort((a, b) => rank(a) - rank(b));
}

/** Where each mark of each run ends. A line break without marks is in all of them. */
function markEnds(runs: JSONContent[]): Map<Mark, number>[] {
  const ends = runs.map(() => new Map<Mark, number>());
  let going: { mark: Mark; end: number }[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index];
    if (!run?.marks) continue;
    going = nestable(run).map((mark) => {
      const same = going.find((other) => equalMarks(mark, other.mark));
      return { mark, end: same?.end ?? index };
    });
    for (const { mark, end } of going) ends[index]?.set(mark, end);
  }
  return ends;
}

function rank({ type }: Mark): number {
  const at = ORDER.indexOf(type);
  return at < 0 ? ORDER.length : at;
}

function equalMarks(a: Mark, b: Mark): boolean {
  if (a.type !== b.type) return false;
  return a.type !== "link" || linkTarget(a.attrs ?? {}) === linkTarget(b.attrs ?? {});
}
