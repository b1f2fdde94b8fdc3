import type { Tx } from "#lib/db/db.ts";

/**
 * Until the transaction ends nobody else changes the tree of this workspace, so two moves cannot make a cycle
 * together and two notes cannot take the same place. Read what you decide by after it. Whoever holds the members as well holds them
 * first, so that nobody waits for the other for ever.
 */
export async function lockTree(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
}
