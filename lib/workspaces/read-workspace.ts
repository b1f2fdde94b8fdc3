import type { Actor } from "#lib/actor.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { transaction } from "#lib/db/db.ts";
import { mayInWorkspace, requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace } from "./schema.ts";

/** A workspace as its settings show it, with what the actor may do there. */
export async function readWorkspace(
  actor: Actor,
  { workspace: slug }: InWorkspace,
): Promise<{
  slug: string;
  name: string;
  role: Role | null;
  mayRename: boolean;
  mayInvite: boolean;
  mayCreateNotebook: boolean;
}> {
  const { name, role } = await transaction((tx) => requireWorkspace(tx, actor, { slug, action: "view" }));
  const mayRename = mayInWorkspace(actor, role, "manageWorkspace");
  const mayInvite = mayInWorkspace(actor, role, "invite");
  const mayCreateNotebook = mayInWorkspace(actor, role, "createNotebook");
  return { slug, name, role, mayRename, mayInvite, mayCreateNotebook };
}
