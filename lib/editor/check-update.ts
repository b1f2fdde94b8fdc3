import * as Y from "yjs";

/** The client-and-clock range of new content in an update: who wrote which Yjs items. */
export type ClockRange = { client: number; from: number; to: number };

export type UpdateCheck =
  { ok: true; ranges: ClockRange[]; deletes: boolean } | { ok: false; reason: "malformed" | "gap" };

/**
 * Judges an update before it is stored, in time that depends on the update alone.
 * Guarantees: it decodes wholly, and its content begins no later than where each author's known content ends, so
 * applying it to a document with this state vector leaves no pending structs from its own author.
 * Does not guarantee: that it refers only to items the document has, or that it fits the schema.
 */
export function checkUpdate(state: Map<number, number>, update: Uint8Array): UpdateCheck {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    // lib0 throws plain errors for every kind of malformed bytes; which one is of no use to anyone.
    return { ok: false, reason: "malformed" };
  }
  const ranges = new Map<number, ClockRange>();
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) return { ok: false, reason: "gap" };
    const { client, clock } = struct.id;
    const to = clock + struct.length;
    if (!Number.isSafeInteger(client) || !Number.isSafeInteger(to) || to > 2 ** 32)
      return { ok: false, reason: "malformed" };
    const known = ranges.get(client);
    if (clock > Math.max(known?.to ?? 0, state.get(client) ?? 0)) return { ok: false, reason: "gap" };
    ranges.set(client, { client, from: known?.from ?? clock, to });
  }
  return { ok: true, ranges: [...ranges.values()], deletes: decoded.ds.clients.size > 0 };
}

/** The state vector of a live document, as `checkUpdate` wants it. */
export function stateOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
