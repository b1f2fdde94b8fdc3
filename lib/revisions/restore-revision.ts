import { system, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { writeNote } from "#lib/notes/write-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "./cut-revision.ts";
import { requireRevision } from "./require-revision.ts";
import { revisionContent } from "./revision-content.ts";
import type { RestoreRevision } from "./schema.ts";

/** What a restore did. Restoring `previous` undoes it. */
export interface Restored {
  /** The revision that now is the newest. */
  number: number;
  /** The revision that holds what the note said before. */
  previous: number;
}

/**
 * Makes the note say again what a revision says: a difference in the live document, so that whoever is typing goes on,
 * and one more revision (law 5). What the note said before is in a revision, too.
 */
export async function restoreRevision(
  actor: Actor,
  { note: id, number }: RestoreRevision,
): Promise<Restored> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    const revision = await requireRevision(tx, note.id, number);
    // What a revision does not say, the note did not have then.
    const content = { tags: [], properties: {}, ...(await revisionContent(tx, revision.id)) };
    const before = await cutRevision(tx, { noteId: note.id, kind: "auto", actor: system });
    await writeNote(tx, actor, { note, origin: "restored", change: (doc) => replaceContent(doc, content) });
    const after = await cutRevision(tx, { noteId: note.id, kind: "restored", actor, restoredFrom: number });
    return { number: after.number, previous: before.number };
  });
}
