import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import type { RenameNotebook } from "./schema.ts";

/** Gives a notebook that the actor manages another name. */
export async function renameNotebook(actor: Actor, { id, name }: RenameNotebook): Promise<{ id: string }> {
  return await transaction(async (tx) => {
    const notebook = await requireNotebook(tx, actor, { id, needed: "manage" });
    await tx.notebook.update({ where: { id: notebook.id }, data: { name } });
    await announce(tx, { type: "tree.changed", workspaceId: notebook.workspaceId });
    return { id };
  });
}
