import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { requireWorkspace, type PermittedWorkspace, type WorkspaceAction } from "./workspaces.ts";

/** For deciding by who is a member and in which role, or for changing that. */
export type Hold = "to decide" | "to change";

/**
 * Until the transaction ends nobody else changes the members of this workspace (by its internal id) or their roles.
 * What was read before may have waited for such a change, so read what you decide by after it.
 */
export async function holdMembers(tx: Tx, workspaceId: string, hold: Hold): Promise<void> {
  // Always in the same order, so that two who hold them never wait for each other.
  if (hold === "to change")
    await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "workspaceId" = ${workspaceId}::uuid ORDER BY "userId" FOR UPDATE`;
  else
    await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "workspaceId" = ${workspaceId}::uuid ORDER BY "userId" FOR SHARE`;
}

/** As `requireWorkspace`, and what it found stays true until the transaction ends. */
export async function requireWorkspaceHeld(
  tx: Tx,
  actor: Actor,
  { hold, ...asked }: { slug: string; action: WorkspaceAction; hold: Hold },
): Promise<PermittedWorkspace> {
  const { id } = await requireWorkspace(tx, actor, asked);
  await holdMembers(tx, id, hold);
  return await requireWorkspace(tx, actor, asked);
}
