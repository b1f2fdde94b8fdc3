import * as Y from "yjs";

/** A document of its own with this state; what is deleted in it goes at once unless `gc` is false. */
export function docFrom(state: Uint8Array, { gc = true } = {}): Y.Doc {
  const doc = new Y.Doc({ gc });
  Y.applyUpdate(doc, state);
  return doc;
}

/** The part of a document's history that one update added. */
export interface Addition {
  runs: { client: number; clock: number; length: number }[];
  /** It deleted something. */
  deleted: boolean;
}

/** Applies an update and tells what it added. Throws when it cannot be merged; the document is then to be thrown away. */
export function addUpdate(doc: Y.Doc, update: Uint8Array): Addition {
  const addition: Addition = { runs: [], deleted: false };
  const collect = (transaction: Y.Transaction) => {
    if (transaction.local) return; // Yjs tidying up after itself, not the author
    if (transaction.deleteSet.clients.size > 0) addition.deleted = true;
    for (const [client, end] of transaction.afterState) {
      const clock = transaction.beforeState.get(client) ?? 0;
      if (end > clock) addition.runs.push({ client, clock, length: end - clock });
    }
  };
  doc.on("afterTransaction", collect);
  try {
    Y.applyUpdate(doc, update);
  } finally {
    doc.off("afterTransaction", collect);
  }
  return addition;
}
