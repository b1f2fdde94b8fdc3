import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { wholeSnapshot } from "#lib/revisions/revision-content.ts";
import { hashOf, pack, snapshotOf } from "#lib/revisions/snapshot.ts";
import type { VisitedNote } from "./schema.ts";

/**
 * Remembers that this person has now seen what the note says. No revision is cut for it: what was seen is the newest
 * revision, and what differed from it in that moment.
 */
export async function recordVisit(actor: Actor, { note: id }: VisitedNote): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const { content, now: at } = await storeNote(tx, note.id);
    const key = { noteId: note.id, userId };
    const snapshot = snapshotOf(content);
    const contentHash = hashOf(snapshot);
    const { count } = await tx.noteVisit.updateMany({ where: { ...key, contentHash }, data: { at } });
    if (count > 0) return;
    const pinned = await pin(tx, note.id, { snapshot, contentHash });
    if (!pinned) return;
    const seen = { ...pinned, contentHash, at };
    await tx.noteVisit.upsert({
      where: { noteId_userId: key },
      create: { ...key, ...seen },
      update: seen,
      select: { at: true },
    });
  });
}

/** The newest revision, which is kept for as long as somebody saw it last, and what it does not say. */
async function pin(
  tx: Tx,
  noteId: string,
  { snapshot, contentHash }: { snapshot: Buffer; contentHash: Buffer },
): Promise<{ revisionId: string; difference: Uint8Array<ArrayBuffer> | null } | null> {
  const newest = await tx.revision.findFirst({
    where: { noteId },
    orderBy: { number: "desc" },
    select: { id: true, contentHash: true },
  });
  if (!newest) return null;
  const same = contentHash.equals(newest.contentHash);
  const difference = same ? null : await pack(snapshot, await wholeSnapshot(tx, newest.id));
  return { revisionId: newest.id, difference };
}
