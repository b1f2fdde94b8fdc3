import type { TreeIndex } from "#components/notes/tree-index.ts";

const shown = 6;

/** The notes whose title has every word typed, best first: titles that start with it, then words that do, then the rest. */
export function titlesLike(index: TreeIndex, query: string): string[] {
  const wanted = plain(query).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  const first = wanted[0] ?? "";
  const hits: { id: string; rank: number; length: number }[] = [];
  for (const { id, kind, name } of index.values()) {
    const title = plain(name);
    if (kind !== "note" || !wanted.every((word) => title.includes(word))) continue;
    const rank = title.startsWith(first) ? 0 : title.includes(` ${first}`) ? 1 : 2;
    hits.push({ id, rank, length: title.length });
  }
  hits.sort((a, b) => a.rank - b.rank || a.length - b.length);
  return hits.slice(0, shown).map(({ id }) => id);
}

/** Without accents and case, as people type when they search. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}
