import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";

/**
 * Hocuspocus confirms an update at once, but passes it on a moment later together with others. Browsers must be told of
 * a deletion and of what it crosses in the order in which the server took them, or none of them would keep the words
 * it tears away. So around an update that deletes something each one is passed on by itself. To be called just before
 * the update is applied.
 */
export function passOnInOrder(document: Document, update: Uint8Array): void {
  if (document.flushDelay === false || Y.decodeUpdate(update).ds.clients.size === 0) return;
  const usual = document.flushDelay;
  document.flush();
  document.flushDelay = false;
  setImmediate(() => (document.flushDelay = usual));
}
