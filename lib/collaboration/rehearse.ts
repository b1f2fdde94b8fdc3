import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { propertiesFit, propertyMaps } from "#lib/editor/properties.ts";
import { EndConnection } from "./ending.ts";

/** Room for a burst of updates that overtook the one they build on; browsers send theirs in order. */
const mostPending = 1024 * 1024;

const rehearsals = new WeakMap<Document, Y.Doc>();

/**
 * Applies the update to a copy of the document. Some updates can be read but break the document half-way;
 * those must be found before they are in the log and in everybody's browser; so must tags and properties that are
 * none, and heaps of updates that build on what nobody has, which Yjs keeps and merges again each time. Ends the connection that sent one. Returns the copy.
 */
export function rehearse(document: Document, update: Uint8Array): Y.Doc {
  const copy = rehearsals.get(document) ?? copyOf(document);
  if (isBehind(copy, document))
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document, Y.encodeStateVector(copy)));
  const before = pendingBytes(copy);
  if (!applies(copy, update) || pendingBytes(copy) > Math.max(mostPending, before)) {
    forgetRehearsals(document);
    throw new EndConnection("not-understood");
  }
  return copy;
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  const maps = propertyMaps(doc);
  let changed: ReadonlySet<unknown> = new Set();
  doc.once("afterTransaction", (transaction: Y.Transaction) => {
    changed = new Set(transaction.changed.keys());
  });
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return propertiesFit(maps, changed);
}

/** What waits in the document for something it builds on. */
function pendingBytes({ store }: Y.Doc): number {
  return (store.pendingStructs?.update.byteLength ?? 0) + (store.pendingDs?.byteLength ?? 0);
}

/** Others than browsers write into the document as well, and later updates build on that. */
function isBehind(copy: Y.Doc, document: Y.Doc): boolean {
  return [...document.store.clients.keys()].some(
    (client) => Y.getState(copy.store, client) < Y.getState(document.store, client),
  );
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
