import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { hashOf, snapshotOf } from "#lib/revisions/snapshot.ts";
import { writersSince, type Writer } from "./changed-notes.ts";
import type { VisitedNote } from "./schema.ts";

export interface OfferedChanges {
  /** When this person last read the note. */
  since: string;
  /** Who has written in it since, the last one first. */
  people: Writer[];
}

/** Whether somebody else changed the note since this person last read it; null when not, or when they never did. */
export async function offerChanges(actor: Actor, { note: id }: VisitedNote): Promise<OfferedChanges | null> {
  const { userId } = requirePerson(actor);
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const visit = await tx.noteVisit.findUnique({
      where: { noteId_userId: { noteId: note.id, userId } },
      select: { at: true, contentHash: true },
    });
    if (!visit) return null;
    const { content } = await storeNote(tx, note.id); // so that who wrote last is known
    const people = await writersSince(tx, { noteId: note.id, userId, since: visit.at });
    if (people.length === 0 || hashOf(snapshotOf(content)).equals(visit.contentHash)) return null;
    return { since: visit.at.toISOString(), people };
  });
}
