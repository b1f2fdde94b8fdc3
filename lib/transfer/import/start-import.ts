import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { StartImport } from "../schema.ts";
import { lockImport, requireImport } from "./import-row.ts";

/** Decides for an import whose report stands: its notes will go to this notebook, or to new ones. */
export async function startImport(actor: Actor, { id, notebook }: StartImport): Promise<void> {
  await transaction(async (tx) => {
    const { workspaceId, workspace } = await requireImport(tx, actor, { id, change: true });
    let targetId: string | null = null;
    if (notebook === null) {
      await requireWorkspace(tx, actor, { slug: workspace.slug, action: "createNotebook" });
    } else {
      const target = await requireNotebook(tx, actor, { id: notebook, needed: "edit" });
      if (target.workspaceId !== workspaceId)
        throw new Refusal("not-found", permissionTexts.notebookNotFound);
      targetId = target.id;
    }
    const row = await lockImport(tx, id);
    if (row?.status !== "ready") throw new Refusal("conflict", transferTexts.notReady);
    await tx.import.update({ where: { id }, data: { status: "running", targetId }, select: { id: true } });
  });
}
