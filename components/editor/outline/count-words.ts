import type { Node as ProseMirrorNode } from "@tiptap/pm/model";

export interface Count {
  words: number;
  characters: number;
}

const none: Count = { words: 0, characters: 0 };
const wordsAMinute = 230;

// One word segmenter for all: it knows where words are in Thai, Chinese and Japanese, too.
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const spaced =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{N}\p{P}\p{S}\p{M}\s]*$/u;
const word = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

const known = new WeakMap<ProseMirrorNode, Count>();

/** How much is written in a node. Blocks that stay as they are are counted once. */
export function countIn(node: ProseMirrorNode): Count {
  const before = known.get(node);
  if (before) return before;
  const count = node.isTextblock ? countText(textIn(node)) : sum(children(node));
  known.set(node, count);
  return count;
}

/** How much is written between two places. */
export function countBetween(doc: ProseMirrorNode, from: number, to: number): Count {
  return countText(doc.textBetween(from, to, "\n", " "));
}

/** At the pace of somebody who reads to understand. */
export function minutesToRead({ words }: Count): number {
  return Math.max(1, Math.round(words / wordsAMinute));
}

function countText(text: string): Count {
  if (text === "") return none;
  return { words: wordsIn(text), characters: [...text.replaceAll("\n", "")].length };
}

function wordsIn(text: string): number {
  if (spaced.test(text)) return text.match(word)?.length ?? 0;
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

function textIn(block: ProseMirrorNode): string {
  return block.textBetween(0, block.content.size, " ", " ");
}

function children(node: ProseMirrorNode): Count[] {
  const counts: Count[] = [];
  node.forEach((child) => {
    if (child.isBlock) counts.push(countIn(child));
  });
  return counts;
}

function sum(counts: Count[]): Count {
  let { words, characters } = none;
  for (const count of counts) {
    words += count.words;
    characters += count.characters;
  }
  return { words, characters };
}
