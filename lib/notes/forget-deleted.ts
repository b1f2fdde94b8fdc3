import * as Y from "yjs";
import type { Tx } from "#lib/db/db.ts";
import { isInside } from "#lib/editor/unseen/is-inside.ts";

/** How long whoever lost their connection has to come back and hear what was written into what they deleted. */
export const keptMs = 60_000;

/** Far more than several people write in that time. */
const mostRows = 5_000;

/**
 * The updates of a note (by its internal id) that deleted something lately, merged or not. An update that deletes
 * nothing ends with a zero, namely how many clients it deletes something of.
 */
export async function latestDeletions(tx: Tx, noteId: string): Promise<Uint8Array[]> {
  const rows = await tx.$queryRaw<{ update: Uint8Array }[]>`
    SELECT update FROM (
      SELECT update, at FROM "NoteUpdate" WHERE "noteId" = ${noteId}::uuid AND "brokenAt" IS NULL
      ORDER BY id DESC LIMIT ${mostRows}
    ) AS newest
    WHERE at > clock_timestamp() - ${keptMs} * interval '1 millisecond'
      AND octet_length(update) > 0 AND get_byte(update, octet_length(update) - 1) <> 0`;
  return rows.map(({ update }) => update);
}

/**
 * Throws away what deleted blocks said, except those that one of these updates deleted: whoever deleted a block before they
 * had seen everything in it puts the rest back (lib/editor/unseen), and for that they must be told what it said.
 */
export function forgetDeleted(doc: Y.Doc, latest: Uint8Array[]): void {
  const recent = Y.mergeDeleteSets(latest.flatMap(deletionsIn));
  const isRecent = ({ id }: Y.Item) => Y.isDeleted(recent, id);
  const isForgotten = (item: Y.Item) => !isRecent(item) && !isInside(item, isRecent);
  Y.tryGc(Y.createDeleteSetFromStructStore(doc.store), doc.store, isForgotten);
}

type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"];

function deletionsIn(update: Uint8Array): Deletions[] {
  try {
    return [Y.decodeUpdate(update).ds];
  } catch {
    return []; // it is set aside and reported when the note is stored
  }
}
