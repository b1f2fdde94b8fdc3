import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { listedRevision, toListedRevisions, type ListedRevision } from "./listed-revision.ts";
import type { ListRevisions } from "./schema.ts";

export interface RevisionPage {
  revisions: ListedRevision[];
  /** The cursor of the page after this one. */
  next: number | null;
}

/** A page of the note's history, newest first, for whoever may read the note now. */
export async function listRevisions(actor: Actor, input: ListRevisions): Promise<RevisionPage> {
  const { note: id, cursor, limit = 50 } = input;
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    if (cursor === undefined) await storeNote(tx, note.id); // so that a revision that is due is there
    const rows = await tx.revision.findMany({
      where: { noteId: note.id, ...(cursor !== undefined && { number: { lt: cursor } }) },
      orderBy: { number: "desc" },
      take: limit,
      select: listedRevision,
    });
    const revisions = await toListedRevisions(tx, rows);
    const last = revisions.at(-1)?.number ?? 1;
    return { revisions, next: last > 1 ? last : null };
  });
}
