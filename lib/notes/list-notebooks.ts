import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { heldIn } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace } from "./schema.ts";

/** The notebooks of the workspace that the actor may read, in order; ids are short ids. */
export async function listNotebooks(
  actor: Actor,
  { workspace: slug }: InWorkspace,
): Promise<{ id: string; name: string; visibility: Visibility; access: Access }[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const { notebooks } = await heldIn(tx, actor, { workspaceId: workspace.id });
    return [...notebooks.values()].map(({ shortId, name, visibility, access }) => ({
      id: shortId,
      name,
      visibility,
      access,
    }));
  });
}
