import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { InWorkspace } from "#lib/notes/schema.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { ownExports, toReadExport, type ReadExport } from "./export-row.ts";

/** The actor's own exports of a workspace that can still be fetched or are being made, the newest first. */
export async function listExports(actor: Actor, { workspace: slug }: InWorkspace): Promise<ReadExport[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    return (await ownExports(tx, actor, workspace.id)).map(toReadExport);
  });
}
