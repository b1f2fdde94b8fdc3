import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import type { NotebookRef } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/** Deletes an empty notebook; refuses while notes are in it or in the trash from it. */
export async function deleteNotebook(actor: Actor, { id }: NotebookRef): Promise<{ id: string }> {
  return await transaction(async (tx) => {
    const notebook = await requireNotebook(tx, actor, { id, needed: "manage" });
    await lockTree(tx, notebook.workspaceId);
    const notebookId = notebook.id;
    const notes = await tx.note.count({ where: { notebookId, trashedAt: null } });
    if (notes > 0) throw new Refusal("conflict", notesDomainTexts.notebookNotEmpty(notes));
    const inTrash = await tx.note.count({ where: { notebookId } });
    if (inTrash > 0) throw new Refusal("conflict", notesDomainTexts.notebookHasTrash(inTrash));
    await tx.notebook.deleteMany({ where: { id: notebookId } });
    await announce(tx, { type: "tree.changed", workspaceId: notebook.workspaceId });
    return { id };
  });
}
