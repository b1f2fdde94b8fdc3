import type { Actor } from "#lib/actor.ts";
import { rehomeAttachments } from "#lib/attachments/rehome-attachments.ts";
import { storage } from "#lib/attachments/storage.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { wentTogether } from "./descendants.ts";
import type { NoteRef } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/** Deletes a note in the trash, with what went there together with it, all their history and files, for ever. */
export async function deleteNote(actor: Actor, { id }: NoteRef): Promise<{ notes: number }> {
  const { files, notes } = await transaction(async (tx) => {
    const { workspaceId } = await requireNote(tx, actor, { id, needed: "manage", trashed: true });
    await lockTree(tx, workspaceId);
    const note = await requireNote(tx, actor, { id, needed: "manage", trashed: true });
    const going = await wentTogether(tx, note.id);
    // As everywhere else the state is locked before its note, so that this and `storeNote` never wait for each other.
    await tx.$queryRaw`SELECT 1 FROM "NoteState" WHERE "noteId" = ANY(${going}::uuid[]) ORDER BY "noteId" FOR UPDATE`;
    await rehomeAttachments(tx, going);
    const files = await tx.attachment.findMany({ where: { noteId: { in: going } }, select: { key: true } });
    const { count } = await tx.note.deleteMany({ where: { id: { in: going } } });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { files, notes: count };
  });
  for (const { key } of files) await storage().delete(key); // not before: it cannot be rolled back
  return { notes };
}
