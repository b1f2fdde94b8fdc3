import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { EndConnection } from "./ending.ts";

/** PostgreSQL's integer, and far more than anybody types. */
const largestClock = 2 ** 31 - 1;

/** Ends the connection unless these bytes are a Yjs update. */
export function checkUpdate(update: Uint8Array): void {
  let structs;
  try {
    ({ structs } = Y.decodeUpdate(update));
  } catch {
    throw new EndConnection("not-understood");
  }
  for (const { id, length } of structs) {
    if (!(length > 0) || id.clock + length > largestClock) throw new EndConnection("not-understood");
  }
}

/** Whether the document already has everything in the update, as when a browser answers on opening a note. */
export function holds(document: Document, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update);
  } catch {
    throw new EndConnection("not-understood");
  }
}
