import type { Tx } from "#lib/db/db.ts";

/**
 * Says that what the workspace (by its internal id) shows in public is changing: every page kept anywhere is
 * made anew, and other changes wait until this transaction ends. Call it before reading what you decide by.
 */
export async function touchPublic(tx: Tx, workspaceId: string): Promise<{ slug: string }> {
  return await tx.workspace.update({
    where: { id: workspaceId },
    data: { publicVersion: { increment: 1 } },
    select: { slug: true },
  });
}
