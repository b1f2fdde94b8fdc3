import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { liveLinks, type LiveLinks } from "./live-links.ts";
import type { ReadLinks } from "./schema.ts";

/** What the actor may know of the notes that these links lead to; of others, nothing. */
export async function readLinks(
  actor: Actor,
  { workspace: slug, notes, targets }: ReadLinks,
): Promise<LiveLinks> {
  return await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    return await liveLinks(tx, actor, { workspaceId, notes, targets });
  });
}
