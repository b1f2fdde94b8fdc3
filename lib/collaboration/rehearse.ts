import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { additionsFit } from "#lib/editor/fits-schema.ts";
import { propertiesFit, propertyMaps } from "#lib/editor/properties.ts";
import { EndConnection } from "./ending.ts";

/** Room for a burst of updates that overtook the one they build on, as after a lost connection. */
const mostPending = 1024 * 1024;

const rehearsals = new WeakMap<Document, Y.Doc>();

/**
 * Applies the update to a copy of the document. Some updates can be read but break the document half-way;
 * those must be found before they are in the log and in everybody's browser; so must what no editor of ours writes: tags
 * and properties that are none, nodes and marks that nobody knows; and heaps of updates that build on what nobody has,
 * which Yjs keeps and merges again each time. Ends the connection that sent one. Returns the copy.
 */
export function rehearse(document: Document, update: Uint8Array): Y.Doc {
  const copy = currentCopyOf(document);
  const before = pendingBytes(copy);
  const fits = apply(copy, update);
  if (!fits || pendingBytes(copy) > Math.max(mostPending, before)) {
    forgetRehearsals(document);
    throw new EndConnection("not-understood");
  }
  return copy;
}

/** Whether the document can take a row of the log without breaking half-way. What is in the log is not judged again. */
export function canTake(document: Document, update: Uint8Array): boolean {
  const taken = apply(currentCopyOf(document), update) !== null;
  if (!taken) forgetRehearsals(document);
  return taken;
}

/** Whether what the update added is what an editor of ours writes; null when it cannot be applied. */
function apply(doc: Y.Doc, update: Uint8Array): boolean | null {
  const maps = propertyMaps(doc);
  let fits = true;
  doc.once("afterTransaction", (transaction: Y.Transaction) => {
    fits = propertiesFit(maps, new Set(transaction.changed.keys())) && additionsFit(transaction);
  });
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return null;
  }
  return fits;
}

function currentCopyOf(document: Document): Y.Doc {
  const copy = rehearsals.get(document) ?? copyOf(document);
  if (isBehind(copy, document))
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document, Y.encodeStateVector(copy)));
  return copy;
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
