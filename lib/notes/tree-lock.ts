import type { Tx } from "#lib/db/db.ts";

/**
 * Until the transaction ends nobody else changes the tree of this workspace, so two moves cannot make a cycle
 * together and two notes cannot take the same place. Read what you decide by after it.
 */
export async function lockTree(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}
