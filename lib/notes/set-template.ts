import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import type { SetTemplate } from "./schema.ts";

/** Says whether new notes may begin as a copy of this one. */
export async function setTemplate(actor: Actor, { id, isTemplate }: SetTemplate): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    await tx.note.update({ where: { id: note.id }, data: { isTemplate }, select: { id: true } });
    await announce(tx, { type: "tree.changed", workspaceId: note.workspaceId });
  });
}
