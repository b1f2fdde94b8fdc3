import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { EndConnection } from "./ending.ts";

/** PostgreSQL's integer, and far more than anybody types. */
const largestClock = 2 ** 31 - 1;

/** Of tens of thousands of tabs that ever wrote in one note. */
const largestStateVector = 256 * 1024;

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** Ends the connection unless these bytes are a Yjs update. Returns what they say. */
export function checkUpdate(update: Uint8Array): DecodedUpdate {
  let decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    throw new EndConnection("not-understood");
  }
  for (const struct of decoded.structs) {
    const { id, length } = struct;
    if (!(length > 0) || id.clock + length > largestClock || refersAhead(struct))
      throw new EndConnection("not-understood");
  }
  return decoded;
}

/** Ends the connection unless these bytes say what of a note somebody has. */
export function checkStateVector(vector: Uint8Array): void {
  if (vector.byteLength > largestStateVector) throw new EndConnection("not-understood");
  try {
    Y.decodeStateVector(vector);
  } catch {
    throw new EndConnection("not-understood");
  }
}

/** Yjs takes for granted that a client knew what it refers to of its own, and loses its way where that is not so. */
function refersAhead(struct: DecodedUpdate["structs"][number]): boolean {
  if (!(struct instanceof Y.Item)) return false;
  const { id, origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].some(
    (other) => other instanceof Y.ID && other.client === id.client && other.clock >= id.clock,
  );
}

/** Whether the document already has everything in the update, as when a browser answers on opening a note. */
export function holds(document: Document, update: Uint8Array): boolean {
  try {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update);
  } catch {
    throw new EndConnection("not-understood");
  }
}
