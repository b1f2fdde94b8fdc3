import { writingTexts } from "#lib/texts/en/writing.ts";
import { blocks, type Block } from "./blocks.ts";

/** The blocks that answer to what was typed after the slash: names that begin with it first. */
export function findBlocks(query: string): Block[] {
  const wanted = query
    .trim()
    .toLowerCase()
    .split(/[\s:-]+/)
    .filter(Boolean);
  const [first] = wanted;
  if (first === undefined) return blocks.filter(({ searchedOnly }) => !searchedOnly);
  const rank = (block: Block) => {
    const name = writingTexts.block[block.id].name.toLowerCase();
    const words = `${name} ${block.words}`.toLowerCase().split(/[\s:]+/);
    const known = wanted.every((part) => words.some((word) => word.startsWith(part)));
    if (name.startsWith(first) && known) return block.searchedOnly ? 1 : 0;
    if (known) return 2;
    return wanted.length === 1 && name.includes(first) ? 3 : 4;
  };
  const ranked = blocks.map((block) => ({ block, rank: rank(block) }));
  return ranked
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ block }) => block);
}
