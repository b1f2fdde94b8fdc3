import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { RenameWorkspace } from "./schema.ts";

/** Renames the workspace; its address stays, so that links keep working. */
export async function renameWorkspace(actor: Actor, input: RenameWorkspace): Promise<void> {
  await transaction(async (tx) => {
    const { id } = await requireWorkspace(tx, actor, { slug: input.workspace, action: "manageWorkspace" });
    // The public pages show the name.
    const data = { name: input.name, publicVersion: { increment: 1 } };
    await tx.workspace.update({ where: { id }, data, select: { id: true } });
    await announce(tx, { type: "tree.changed", workspaceId: id });
  });
}
