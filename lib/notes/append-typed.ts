import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { allows } from "#lib/permissions/access.ts";
import { accessToNotes, type Asked } from "#lib/permissions/access-to-notes.ts";
import { appendUpdates } from "./update-log.ts";

/** An update that somebody typed, on its way into the log of a note (by its internal id). */
export interface Typed {
  actor: Actor;
  noteId: string;
  update: Uint8Array;
}

/**
 * Appends what many people typed, in one transaction, and tells of each update whether its author may edit the note
 * and it is therefore in the log. When it resolves, what is in the log is durable.
 */
export async function appendTyped(typed: Typed[]): Promise<boolean[]> {
  const keys = typed.map(({ actor, noteId }) => `${noteId} ${keyOf(actor)}`);
  const asked = new Map<string, Asked>(typed.map((one, index) => [keys[index]!, one]));
  return await transaction(async (tx) => {
    const levels = await accessToNotes(tx, [...asked.values()]);
    const permitted = new Set([...asked.keys()].filter((_, index) => allows(levels[index]!, "edit")));
    const accepted = keys.map((key) => permitted.has(key));
    const rows = typed.filter((_, index) => accepted[index]);
    if (rows.length > 0) {
      await appendUpdates(
        tx,
        rows.map(({ actor, noteId, update }) => ({
          noteId,
          userId: userIdOf(actor),
          origin: "typed",
          update,
        })),
      );
    }
    return accepted;
  });
}

function keyOf(actor: Actor): string {
  if (actor.kind === "user") return `${actor.userId} ${actor.sessionId}`;
  return actor.kind === "token" ? `${actor.userId} ${actor.tokenId}` : actor.kind;
}
