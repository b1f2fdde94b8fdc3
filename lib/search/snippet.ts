import { fold, word } from "./fold.ts";
import type { Term } from "./parse-query.ts";

/** A piece of a text, and whether it is what was searched for. */
export interface Part {
  text: string;
  hit: boolean;
}

interface Span {
  start: number;
  end: number;
  term: Term;
}

const snippetLength = 220;
const before = 60;
const mostSpans = 200;

/** The text in pieces, hits told from the rest. */
export function highlight(text: string, terms: Term[]): Part[] {
  return cut(text, { start: 0, end: text.length }, spansIn(text, terms));
}

/** The stretch of a text that shows most of what was searched for; null when nothing of it is there. */
export function snippet(text: string, terms: Term[]): Part[] | null {
  const spans = spansIn(text, terms);
  const first = bestStart(spans);
  if (!first) return null;
  const start = wordStart(text, Math.max(0, first.start - before));
  return framed(text, start, spans);
}

/** The beginning of a text, where no hit is to be shown. */
export function opening(text: string): Part[] {
  return framed(text, 0, []);
}

function framed(text: string, start: number, spans: Span[]): Part[] {
  const end = wordEnd(text, Math.min(text.length, start + snippetLength));
  const parts = cut(text, { start, end }, spans).map((part) => ({
    ...part,
    text: part.text.replaceAll(/\s+/g, " "),
  }));
  if (start > 0) parts.unshift({ text: "… ", hit: false });
  if (end < text.length) parts.push({ text: " …", hit: false });
  return parts;
}

function spansIn(text: string, terms: Term[]): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(word)) {
    const [token] = match;
    const folded = fold(token);
    for (const term of terms) {
      const span = spanIn(token, folded, term);
      if (span) spans.push({ start: match.index + span.start, end: match.index + span.end, term });
    }
    if (spans.length >= mostSpans) break;
  }
  return spans.sort((a, b) => a.start - b.start);
}

function spanIn(token: string, folded: string, { text, match }: Term): { start: number; end: number } | null {
  const found =
    match === "whole"
      ? folded === text
      : match === "beginning"
        ? folded.startsWith(text)
        : folded.includes(text);
  if (!found) return null;
  // Where folding changes the length, the whole word is shown.
  if (match !== "inside" || folded.length !== token.length) return { start: 0, end: token.length };
  const start = folded.indexOf(text);
  return { start, end: start + text.length };
}

/** The hit from which a snippet shows the most different terms. */
function bestStart(spans: Span[]): Span | undefined {
  let best: Span | undefined;
  let most = 0;
  spans.forEach((span, index) => {
    const terms = new Set<Term>();
    for (let at = index; at < spans.length; at += 1) {
      const other = spans[at];
      if (!other || other.end > span.start + snippetLength - before) break;
      terms.add(other.term);
    }
    if (terms.size > most) [best, most] = [span, terms.size];
  });
  return best ?? spans[0];
}

function cut(text: string, { start, end }: { start: number; end: number }, spans: Span[]): Part[] {
  const parts: Part[] = [];
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) parts.push({ text: text.slice(at, span.start), hit: false });
    parts.push({ text: text.slice(span.start, span.end), hit: true });
    at = span.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false });
  return parts;
}

/** Not in the middle of a word, if one begins nearby. */
function wordStart(text: string, index: number): number {
  if (index === 0) return 0;
  const space = text.slice(index, index + 20).search(/\s/);
  return space < 0 ? wholeCharacter(text, index) : index + space + 1;
}

function wordEnd(text: string, index: number): number {
  if (index >= text.length) return text.length;
  const space = text.slice(index - 20, index).search(/\s\S*$/);
  return space < 0 ? wholeCharacter(text, index) : index - 20 + space;
}

function wholeCharacter(text: string, index: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}
