import type { Tx } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";

/** A grant on a note, by internal ids. */
interface Grant {
  noteId: string;
  workspaceId: string;
  userId: string;
  access: Access;
  byId: string | null;
}

/**
 * Lets a member of the workspace into a note and what is below it, or gives them another level there. The caller has
 * checked who may, holds the members and the tree, and announces it.
 */
export async function grantNote(tx: Tx, { byId, access, ...grant }: Grant): Promise<void> {
  const { noteId, userId } = grant;
  await tx.noteGrant.upsert({
    where: { noteId_userId: { noteId, userId } },
    create: { ...grant, access, createdById: byId },
    update: { access, createdById: byId },
    select: { userId: true },
  });
}
