import { settleAnswered } from "#lib/access-requests/settle-requests.ts";
import { recordEvent } from "#lib/activity/record-event.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { wentTogether } from "./descendants.ts";
import { positionIn } from "./position.ts";
import type { NoteRef } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/**
 * Brings a note back from the trash, with what went there together with it, to where it was;
 * to the top of its notebook when its parent is in the trash or gone.
 */
export async function restoreNote(actor: Actor, { id }: NoteRef): Promise<{ id: string }> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requireNote(tx, actor, { id, needed: "edit", trashed: true });
    await lockTree(tx, workspaceId);
    const note = await requireNote(tx, actor, { id, needed: "edit", trashed: true });
    const family = await wentTogether(tx, note.id);
    if (await parentIsGone(tx, note)) {
      const level = { notebookId: note.notebookId, parentId: null };
      await tx.note.update({
        where: { id: note.id },
        data: { ...level, position: await positionIn(tx, level, null) },
      });
    }
    await tx.note.updateMany({
      where: { id: { in: family } },
      data: { trashedAt: null, trashedById: null },
    });
    await recordEvent(tx, actor, { noteId: note.id, kind: "restored" });
    // Nobody holds anything of what is in the trash, so what was given meanwhile answers now.
    await settleAnswered(tx, { workspaceId, byId: userIdOf(actor), knowing: [] });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { id };
  });
}

async function parentIsGone(tx: Tx, note: PermittedNote): Promise<boolean> {
  if (note.parentId === null) return false;
  const parent = await tx.note.findUnique({ where: { id: note.parentId }, select: { trashedAt: true } });
  return parent === null || parent.trashedAt !== null;
}
