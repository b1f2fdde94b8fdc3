import { blocks, type Block, type BlockId } from "./blocks.ts";

const place = "commonplace:recent-blocks";
const kept = 3;

/** The kinds of block that were put in last on this device, the latest first. */
export function recentBlocks(): Block[] {
  return remembered().flatMap((id) => blocks.filter((block) => block.id === id));
}

export function rememberBlock(id: BlockId): void {
  const ids = [id, ...remembered().filter((other) => other !== id)].slice(0, kept);
  try {
    localStorage.setItem(place, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing for us forgets this, too.
  }
}

function remembered(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(0, kept) : [];
  } catch {
    return [];
  }
}
