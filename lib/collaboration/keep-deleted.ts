import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { reportError } from "#lib/report.ts";
import { keptMs } from "#lib/notes/forget-deleted.ts";

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
    try {
      for (const { deleteSet } of old) Y.tryGc(deleteSet, document.store, document.gcFilter);
    } catch (error) {
      reportError(error, `Throwing away what was deleted in the note ${document.name}`); // it stays, which harms nobody
    }
  }, keptMs / 2).unref();
  document.on("destroy", () => clearInterval(timer));
}
