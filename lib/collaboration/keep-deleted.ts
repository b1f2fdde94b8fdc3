import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";

/** How long whoever lost their connection has to come back and hear what was written into what they deleted. */
const keptMs = 60_000;

/**
 * Keeps for a while what deleted blocks said, instead of throwing it away at once: whoever deleted one before they had
 * seen everything in it puts the rest back (lib/editor/unseen), and for that they must be told what it said.
 */
export function keepDeleted(document: Document): void {
  document.gc = false;
  let recent: { at: number; deleteSet: Y.Transaction["deleteSet"] }[] = [];
  document.on("afterTransaction", ({ deleteSet }: Y.Transaction) => {
    if (deleteSet.clients.size > 0) recent.push({ at: Date.now(), deleteSet });
  });
  const timer = setInterval(() => {
    const old = recent.filter(({ at }) => at < Date.now() - keptMs);
    recent = recent.slice(old.length);
    for (const { deleteSet } of old) Y.tryGc(deleteSet, document.store, document.gcFilter);
  }, keptMs / 2).unref();
  document.on("destroy", () => clearInterval(timer));
}
