import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { wentTogether } from "./descendants.ts";
import type { NoteRef } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/** Deletes a note in the trash, with what went there together with it and all their history, for ever. */
export async function deleteNote(actor: Actor, { id }: NoteRef): Promise<{ notes: number }> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requireNote(tx, actor, { id, needed: "manage", trashed: true });
    await lockTree(tx, workspaceId);
    const note = await requireNote(tx, actor, { id, needed: "manage", trashed: true });
    const going = await wentTogether(tx, note.id);
    // As everywhere else the state is locked before its note, so that this and `storeNote` never wait for each other.
    await tx.$queryRaw`SELECT 1 FROM "NoteState" WHERE "noteId" = ANY(${going}::uuid[]) ORDER BY "noteId" FOR UPDATE`;
    const { count } = await tx.note.deleteMany({ where: { id: { in: going } } });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { notes: count };
  });
}
