import { deviceStore } from "#lib/offline/client/device-store.ts";
import { blocks, type Block, type BlockId } from "./blocks.ts";

const place = "recent-blocks";
const kept = 3;

/** The kinds of block that were put in last on this device, the latest first. */
export function recentBlocks(): Block[] {
  return remembered().flatMap((id) => blocks.filter((block) => block.id === id));
}

export function rememberBlock(id: BlockId): void {
  const ids = [id, ...remembered().filter((other) => other !== id)].slice(0, kept);
  deviceStore.set(place, ids.join(" "));
}

function remembered(): string[] {
  const ids = deviceStore.get(place)?.split(" ") ?? [];
  return ids.slice(0, kept);
}
