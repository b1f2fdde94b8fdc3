import { fold, unspaced, word } from "./fold.ts";

/** Something to be found, folded. */
export interface Term {
  text: string;
  /** It may be the beginning of a word, or stand inside one. */
  match: "whole" | "beginning" | "inside";
}

export interface SearchQuery {
  /** Every word, for `to_tsquery('simple', …)`. */
  words: string;
  /** The same with phrases and excluded words; null when there are none. */
  exactly: string | null;
  /** What to highlight. */
  terms: Term[];
}

const aroundUnspaced = new RegExp(`(${unspaced.source})`, "u");
const mostTerms = 16;
const longestTerm = 60;

interface Chunk {
  phrase: boolean;
  excluded: boolean;
  terms: Term[];
}

/**
 * Reads what people type: words that must all occur, the last one perhaps unfinished, "phrases", and -words that must
 * not occur. Everything else is taken for the space between words, so no input is wrong. Null: nothing to look for.
 */
export function parseQuery(input: string): SearchQuery | null {
  const chunks = chunksOf(input);
  const wanted = chunks.filter((chunk) => !chunk.excluded);
  const last = wanted.at(-1);
  const lastTerm = last?.terms.at(-1);
  if (lastTerm?.match === "whole" && !last?.phrase) lastTerm.match = "beginning";
  const terms = wanted.flatMap((chunk) => chunk.terms);
  if (terms.length === 0) return null;
  const words = all(terms);
  const exactly = [
    words,
    ...wanted.filter((chunk) => chunk.phrase).map((chunk) => `(${inOrder(chunk.terms)})`),
    ...chunks
      .filter((chunk) => chunk.excluded)
      .map((chunk) => `!(${chunk.phrase ? inOrder(chunk.terms) : all(chunk.terms)})`),
  ];
  return { words, exactly: exactly.length > 1 ? exactly.join(" & ") : null, terms };
}

function chunksOf(input: string): Chunk[] {
  const chunks: Chunk[] = [];
  let left = mostTerms;
  for (const [, minus, quoted, plain = ""] of input.matchAll(/(-?)"([^"]*)"?|(\S+)/g)) {
    const terms = termsOf(quoted ?? plain).slice(0, left);
    left -= terms.length;
    if (terms.length === 0) continue;
    const inPhrase =
      quoted !== undefined && terms.length > 1 && terms.every((term) => term.match === "whole");
    chunks.push({
      phrase: inPhrase,
      excluded: quoted === undefined ? /^-[^-]/.test(plain) : minus === "-",
      terms,
    });
  }
  return chunks;
}

function termsOf(text: string): Term[] {
  return (fold(text).match(word) ?? []).flatMap((token) =>
    token.split(aroundUnspaced).flatMap((part): Term[] => {
      if (part === "") return [];
      return [
        {
          text: Array.from(part).slice(0, longestTerm).join(""),
          match: unspaced.test(part) ? "inside" : "whole",
        },
      ];
    }),
  );
}

function all(terms: Term[]): string {
  return [...new Set(terms.map(lexemes))].join(" & ");
}

function inOrder(terms: Term[]): string {
  return terms.map(lexemes).join(" <-> ");
}

/** Terms hold letters, digits and marks only, so quoting them is safe. */
function lexemes({ text, match }: Term): string {
  if (match === "whole") return `'${text}'`;
  const letters = Array.from(text);
  if (match === "beginning" || letters.length === 1) return `'${text}':*`;
  const pairs = letters.slice(1).map((letter, index) => `'${letters[index]}${letter}'`);
  return [...new Set(pairs)].join(" & ");
}
