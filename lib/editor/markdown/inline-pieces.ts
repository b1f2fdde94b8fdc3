import type { JSONContent } from "@tiptap/core";
import { runsOf } from "./inline-runs.ts";
import { linkTarget } from "./links.ts";
import { type Mark, nestable, nestByKind, nestByLength, sharedLength } from "./mark-nesting.ts";
import { trimmed } from "./trimmed.ts";

/** A stretch of inline Markdown. `text` is still to be escaped; everything else is written as it is. */
export type Piece =
  | { kind: "text"; text: string; encodeFirst?: boolean; encodeLast?: boolean }
  | { kind: "open" | "close"; mark: string; text: string }
  | { kind: "literal"; text: string }
  | { kind: "break"; text: string };

const DELIMITED = ["bold", "italic", "strike", "highlight"];
const SIGNS: Record<string, [opening: string, closing: string]> = {
  bold: ["**", "**"],
  italic: ["*", "*"],
  strike: ["~~", "~~"],
  highlight: ["==", "=="],
  underline: ["<u>", "</u>"],
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
};

/** Cuts inline content into pieces with properly nested marks. */
export function inlinePieces(content: JSONContent[]): Piece[] {
  const runs = normalised(content);
  const pieces: Piece[] = [];
  let open: Mark[] = [];
  runs.forEach((run, index) => {
    const marks = nestable(run);
    const shared = sharedLength(open, marks);
    for (const mark of open.slice(shared).toReversed()) pieces.push(closing(mark));
    const automatic = automaticLink(runs, index);
    if (automatic) {
      pieces.push({ kind: "literal", text: automatic });
      open = open.slice(0, shared);
      return;
    }
    for (const mark of marks.slice(shared)) pieces.push(opening(mark));
    open = marks;
    pieces.push(runPiece(run));
  });
  for (const mark of open.toReversed()) pieces.push(closing(mark));
  return pieces;
}

function runPiece(run: JSONContent): Piece {
  if (run.type === "hardBreak") return { kind: "break", text: "" };
  const text = run.text ?? "";
  if (run.type === "atom" || has(run, "rawInline")) return { kind: "literal", text };
  if (has(run, "code")) return { kind: "literal", text: codeSpan(text) };
  return { kind: "text", text };
}

/** Text without newlines; emphasis around visible text only, since `** a **` would not be emphasis. */
function normalised(content: JSONContent[]): JSONContent[] {
  const written = trimmed(content.flatMap(runsOf));
  nestByLength(written);
  markBreaks(written);
  let runs = written;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const tight = withTightMarks(runs, nestByLength);
    if (tight.length === runs.length && tight.every((run, index) => run === runs[index]))
      return trimmed(tight);
    runs = tight;
  }
  return trimmed(withTightMarks(runs, nestByKind));
}

/** Where marks change each other's places for ever, which takes some craft, they get their places by kind. */
const MOST_ROUNDS = 4;

function withTightMarks(runs: JSONContent[], nest: (runs: JSONContent[]) => void): JSONContent[] {
  let tight = runs;
  for (const mark of DELIMITED) {
    nest(tight);
    tight = withTightMark(tight, mark);
  }
  nest(tight);
  return tight;
}

/** A break stands within the marks that stay open from the text before it to the text after it. */
function markBreaks(runs: JSONContent[]): void {
  let before: Mark[] = [];
  let breaks: JSONContent[] = [];
  for (const run of [...runs, { type: "text" }]) {
    if (run.type === "hardBreak") breaks.push(run);
    else {
      const after = nestable(run);
      const across = before.slice(0, sharedLength(before, after));
      for (const between of breaks) between.marks = [...across];
      breaks = [];
      before = after;
    }
  }
}

/** Moves white space (and line breaks) at either end of a marked stretch out of it. */
function withTightMark(runs: JSONContent[], mark: string): JSONContent[] {
  const result: JSONContent[] = [];
  let stretch: JSONContent[] = [];
  const flush = () => {
    const { before, inside, after } = tightened(stretch);
    for (const run of before) result.push(without(run, mark));
    for (const run of inside) result.push(run); // not spread: there may be more than a call can take
    for (const run of after) result.push(without(run, mark));
    stretch = [];
  };
  for (const run of runs) {
    const last = stretch.at(-1);
    if (last && !staysOpen(mark, last, run)) flush();
    if (has(run, mark)) stretch.push(run);
    else result.push(run);
  }
  flush();
  return result;
}

/** A mark is closed and opened again where one that encloses it begins or ends. */
function staysOpen(mark: string, before: JSONContent, after: JSONContent): boolean {
  const marks = nestable(before);
  return sharedLength(marks, nestable(after)) > marks.findIndex(({ type }) => type === mark);
}

function tightened(stretch: JSONContent[]) {
  const inside = [...stretch];
  const before: JSONContent[] = [];
  const after: JSONContent[] = [];
  for (let run = inside[0]; run && !startsVisibly(run); run = inside[0]) {
    inside.shift();
    const [space, rest] = splitAt(run, /^\s*/.exec(run.text ?? "")?.[0].length ?? 0);
    if (space) before.push(space);
    if (rest) inside.unshift(rest);
  }
  for (let run = inside.at(-1); run && !endsVisibly(run); run = inside.at(-1)) {
    inside.pop();
    const [rest, space] = splitAt(run, (run.text ?? "").trimEnd().length);
    if (space) after.unshift(space);
    if (rest) inside.push(rest);
  }
  return { before, inside, after };
}

function startsVisibly(run: JSONContent): boolean {
  return isVerbatim(run) || (run.type === "text" && /^\S/.test(run.text ?? ""));
}

function endsVisibly(run: JSONContent): boolean {
  return isVerbatim(run) || (run.type === "text" && /\S$/.test(run.text ?? ""));
}

function isVerbatim(run: JSONContent): boolean {
  return run.type === "atom" || has(run, "code") || has(run, "rawInline");
}

function splitAt(run: JSONContent, index: number): [JSONContent | null, JSONContent | null] {
  if (run.text === undefined) return [run, null];
  const [left, right] = [run.text.slice(0, index), run.text.slice(index)];
  return [left ? { ...run, text: left } : null, right ? { ...run, text: right } : null];
}

function without(run: JSONContent, mark: string): JSONContent {
  return { ...run, marks: (run.marks ?? []).filter(({ type }) => type !== mark) };
}

function has(run: JSONContent, mark: string): boolean {
  return run.marks?.some(({ type }) => type === mark) === true;
}

function opening(mark: Mark): Piece {
  if (mark.type === "link") return { kind: "literal", text: "[" };
  return { kind: "open", mark: mark.type, text: SIGNS[mark.type]?.[0] ?? "" };
}

function closing(mark: Mark): Piece {
  if (mark.type === "link") return { kind: "literal", text: `](${linkTarget(mark.attrs ?? {})})` };
  return { kind: "close", mark: mark.type, text: SIGNS[mark.type]?.[1] ?? "" };
}

/** `<https://…>` for a link that shows its own address. */
function automaticLink(runs: JSONContent[], index: number): string | null {
  const { type, text = "", marks = [] } = runs[index] ?? {};
  const [link] = marks;
  if (
    type !== "text" ||
    marks.length !== 1 ||
    link?.type !== "link" ||
    link.attrs?.href !== text ||
    link.attrs.title
  )
    return null;
  const target = linkTarget(link.attrs);
  const joins = [runs[index - 1], runs[index + 1]].some((run) =>
    run?.marks?.some((mark) => mark.type === "link" && linkTarget(mark.attrs ?? {}) === target),
  );
  return !joins && /^(?:https?|mailto):[^\s<>\p{Cc}]+$/u.test(text) ? `<${text}>` : null;
}

function codeSpan(code: string): string {
  const fence = "`".repeat(shortestFreeRun(code));
  const padded = /^`|`$/.test(code) || (/^ .* $/.test(code) && code.trim() !== "");
  return padded ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

function shortestFreeRun(code: string): number {
  const lengths = new Set([...code.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (lengths.has(length)) length += 1;
  return length;
}
