import { recordEvent } from "#lib/activity/record-event.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { unpublishInTransaction } from "#lib/publishing/unpublish-note.ts";
import { withDescendants } from "./descendants.ts";
import type { NoteRef } from "./schema.ts";
import { storeNote } from "./store-note.ts";
import { lockTree } from "./tree-lock.ts";
import { unmergedUpdates } from "./update-log.ts";

/** Puts a note and everything under it in the trash; what was published is unpublished at once. */
export async function trashNote(actor: Actor, { id }: NoteRef): Promise<{ notes: number }> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requireNote(tx, actor, { id, needed: "edit" });
    await lockTree(tx, workspaceId);
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    // The trash shows the title as it was typed last.
    if ((await unmergedUpdates(tx, note.id)).length > 0) await storeNote(tx, note.id);
    const family = await withDescendants(tx, note.id);
    const going = family.filter((member) => member.trashedAt === null).map((member) => member.id);
    // Notes that went together have the same time, and come back together.
    await tx.note.updateMany({
      where: { id: { in: going } },
      data: { trashedAt: await databaseTime(tx), trashedById: userIdOf(actor) },
    });
    await unpublishInTransaction(tx, going);
    await recordEvent(tx, actor, { noteId: note.id, kind: "trashed" });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { notes: going.length };
  });
}
