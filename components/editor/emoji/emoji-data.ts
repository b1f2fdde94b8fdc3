import emoji from "emojibase-data/en/compact.json" with { type: "json" };
import shortcodes from "emojibase-data/en/shortcodes/github.json" with { type: "json" };

export interface Emoji {
  character: string;
  /** Without colons, the first is the one people know it by. */
  names: string[];
  words: string[];
}

/** In the order of the Unicode consortium; without flags' letters and other parts of emoji. */
export const allEmoji: readonly Emoji[] = emoji.flatMap(({ hexcode, unicode, label, tags, order }) => {
  if (order === undefined || !unicode) return [];
  const known = (shortcodes as Record<string, string | string[] | undefined>)[hexcode] ?? [];
  const names = [known].flat();
  const own = label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_");
  return [{ character: unicode, names: names.length > 0 ? names : [own], words: [own, ...(tags ?? [])] }];
});

const byName = new Map(allEmoji.flatMap((each) => each.names.map((name) => [name, each] as const)));

/** The emoji with exactly that name, as in `:tada:`. */
export function emojiNamed(name: string): string | null {
  return byName.get(name.toLowerCase())?.character ?? null;
}

/** What was typed after a colon, best first: its name, names that begin with it, words about it. */
export function findEmoji(query: string, limit: number): Emoji[] {
  const wanted = query.toLowerCase();
  const ranked: { emoji: Emoji; rank: number }[] = [];
  for (const each of allEmoji) {
    const rank = rankOf(each, wanted);
    if (rank < 4) ranked.push({ emoji: each, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ emoji: found }) => found);
}

function rankOf({ names, words }: Emoji, wanted: string): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (words.some((word) => word === wanted)) return 2;
  return words.some((word) => word.startsWith(wanted)) || names.some((name) => name.includes(`_${wanted}`))
    ? 3
    : 4;
}
