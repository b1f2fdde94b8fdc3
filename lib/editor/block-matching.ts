import type { JSONContent } from "@tiptap/core";
import { BLOCK_TYPES, withoutBlockIds } from "./block-id.ts";
import { inlineText } from "./facts.ts";

const LARGEST_TABLE = 4_000_000;

/**
 * The new body with the ids of the blocks it continues. Blocks that carry ids keep them. The others are matched
 * against the current ones: equal blocks first, then similar ones between the same neighbours, and so on inside.
 */
export function keepBlockIds(current: JSONContent, next: JSONContent): JSONContent {
  const before = current.content ?? [];
  const after = next.content ?? [];
  const used = new Set(after.map(idOf).filter((id) => id !== null));
  const partners = matchBlocks(before, after);
  return {
    ...next,
    content: after.map((block, index) => {
      const partner = before[partners.get(index) ?? -1];
      if (!partner || !isBlock(block)) return block.content ? keepBlockIds({ content: [] }, block) : block;
      const id = idOf(block) ?? (used.has(idOf(partner) ?? "") ? null : idOf(partner));
      const named = id === null ? block : { ...block, attrs: { ...block.attrs, id } };
      return hasBlocks(block) ? keepBlockIds(partner, named) : named;
    }),
  };
}

/** For each new block, the position of the old block it continues. */
export function matchBlocks(before: JSONContent[], after: JSONContent[]): Map<number, number> {
  const partners = new Map<number, number>();
  const positions = new Map(before.map((block, index) => [idOf(block), index]));
  after.forEach((block, index) => {
    const id = idOf(block);
    const partner = id === null ? undefined : positions.get(id);
    if (partner !== undefined && before[partner]?.type === block.type) partners.set(index, partner);
  });
  if (after.every((block) => idOf(block) !== null)) return partners;
  matchEqual(before.map(fingerprint), after.map(fingerprint), partners);
  matchSimilar(before, after, partners);
  return partners;
}

/** What a block says, without ids: equal blocks have equal fingerprints. */
export function fingerprint(block: JSONContent): string {
  const { attrs = {}, ...rest } = withoutBlockIds(block);
  const sorted = Object.entries(attrs).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rest.type, sorted.filter(([, value]) => value !== null), inlineKey(rest)]);
}

/** Text in pieces that are marked alike says what it says in one piece: Yjs gives pieces where people typed in turns. */
function inlineKey(block: JSONContent): unknown {
  const parts: (string | [text: string, marks: string])[] = [];
  for (const child of block.content ?? []) {
    const last = parts.at(-1);
    const marks = JSON.stringify((child.marks ?? []).map(markKey).sort());
    if (child.text === undefined) parts.push(fingerprint(child));
    else if (Array.isArray(last) && last[1] === marks) last[0] += child.text;
    else parts.push([child.text, marks]);
  }
  return parts;
}

function markKey({ type, attrs = {} }: { type: string; attrs?: Record<string, unknown> }): string {
  const filled = Object.entries(attrs).filter(([, value]) => value != null);
  return JSON.stringify([type, ...filled.map(([name, value]) => JSON.stringify([name, value])).sort()]);
}

/** Equal beginnings and ends pair off at once; a longest common subsequence decides between them. */
function matchEqual(before: string[], after: string[], partners: Map<number, number>): void {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    pair(partners, start, start);
    start += 1;
  }
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    pair(partners, after.length - 1 - end, before.length - 1 - end);
    end += 1;
  }
  const [olds, news] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (olds.length * news.length > LARGEST_TABLE)
    return matchUnique(olds, news, (a, b) => pair(partners, a + start, b + start));
  for (const [a, b] of commonSubsequence(olds, news)) pair(partners, a + start, b + start);
}

function pair(partners: Map<number, number>, after: number, before: number): void {
  if (!partners.has(after)) partners.set(after, before);
}

/** For huge changes: what occurs once on both sides is the same block. */
function matchUnique(
  before: string[],
  after: string[],
  match: (after: number, before: number) => void,
): void {
  const places = new Map<string, number>();
  before.forEach((key, index) => places.set(key, places.has(key) ? -1 : index));
  after.forEach((key, index) => {
    const place = places.get(key);
    if (place === undefined || place < 0) return;
    places.delete(key);
    match(index, place);
  });
}

function commonSubsequence(before: string[], after: string[]): [after: number, before: number][] {
  const width = before.length + 1;
  const lengths = new Uint32Array((after.length + 1) * width);
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0;
  for (let a = after.length - 1; a >= 0; a -= 1) {
    for (let b = before.length - 1; b >= 0; b -= 1) {
      lengths[a * width + b] =
        after[a] === before[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let a = 0, b = 0; a < after.length && b < before.length;) {
    if (after[a] === before[b]) pairs.push([a++, b++]);
    else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}

/** Between matched neighbours, blocks of the same type continue each other when their words mostly agree. */
function matchSimilar(before: JSONContent[], after: JSONContent[], partners: Map<number, number>): void {
  const taken = new Set(partners.values());
  let low = 0;
  after.forEach((block, index) => {
    const matched = partners.get(index);
    if (matched !== undefined) {
      low = Math.max(low, matched + 1);
      return;
    }
    for (let place = low; place < before.length && place < low + 20 && !taken.has(place); place += 1) {
      const old = before[place];
      if (!old || old.type !== block.type || !isSimilar(old, block)) continue;
      partners.set(index, place);
      taken.add(place);
      low = place + 1;
      return;
    }
  });
}

function isSimilar(a: JSONContent, b: JSONContent): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return left.size === right.size || hasBlocks(a);
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared * 2 >= Math.min(left.size, right.size);
}

function wordsOf(block: JSONContent): Set<string> {
  return new Set(
    inlineText(block)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 500) ?? [],
  );
}

function hasBlocks(block: JSONContent): boolean {
  return block.content?.some(isBlock) === true;
}

function isBlock(node: JSONContent): boolean {
  return BLOCK_TYPES.has(node.type ?? "");
}

function idOf(block: JSONContent): string | null {
  const id: unknown = block.attrs?.id;
  return typeof id === "string" && id !== "" ? id : null;
}
