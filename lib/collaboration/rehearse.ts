import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { EndConnection } from "./ending.ts";

const rehearsals = new WeakMap<Document, Y.Doc>();

/**
 * Applies the update to a copy of the document. Some updates can be read but break the document half-way;
 * those must be found before they are in the log and in everybody's browser. Ends the connection that sent one.
 */
export function rehearse(document: Document, update: Uint8Array): void {
  const copy = rehearsals.get(document) ?? copyOf(document);
  try {
    Y.applyUpdate(copy, update);
  } catch {
    forgetRehearsals(document);
    throw new EndConnection("not-understood");
  }
}

/** To be called when something that was rehearsed is not going to happen; the next rehearsal starts from a new copy. */
export function forgetRehearsals(document: Document): void {
  rehearsals.get(document)?.destroy();
  rehearsals.delete(document);
}

function copyOf(document: Document): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  rehearsals.set(document, copy);
  return copy;
}
