import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { compareNotes, type Difference } from "#lib/editor/difference/compare-notes.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { Refusal } from "#lib/errors.ts";
import { liveLinksIn, type LiveLinks } from "#lib/links/live-links.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { wholeSnapshot } from "#lib/revisions/revision-content.ts";
import { contentOfSnapshot, snapshotOf, unpack } from "#lib/revisions/snapshot.ts";
import { togetherTexts } from "#lib/texts/en/together.ts";
import type { VisitedNote } from "./schema.ts";

export interface ReadChanges {
  since: string;
  difference: Difference;
  /** What the actor may know of the notes that are linked to now. */
  links: LiveLinks;
}

/** What changed in the note between what this person last saw and now, for whoever may read it now. */
export async function readChanges(actor: Actor, { note: id }: VisitedNote): Promise<ReadChanges> {
  const { userId } = requirePerson(actor);
  const { seen, now, ...found } = await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const visit = await tx.noteVisit.findUnique({
      where: { noteId_userId: { noteId: note.id, userId } },
      select: { at: true, revisionId: true, difference: true },
    });
    if (!visit) throw new Refusal("not-found", togetherTexts.neverRead);
    const { content } = await storeNote(tx, note.id);
    const revision = await wholeSnapshot(tx, visit.revisionId);
    const seen = visit.difference ? await unpack(visit.difference, revision) : revision;
    const links = await liveLinksIn(tx, actor, { ...note, body: content.body });
    return { since: visit.at.toISOString(), seen: contentOfSnapshot(seen), now: asSnapshot(content), links };
  });
  return { ...found, difference: compareNotes(seen, now) };
}

/** With the keys in the same order, so that what is the same looks the same. */
function asSnapshot(content: NoteContent): NoteContent {
  return contentOfSnapshot(snapshotOf(content));
}
