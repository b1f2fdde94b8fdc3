import type { UserActor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { heldAtLeast, heldIn, isHeld } from "#lib/permissions/held.ts";
import { kindForManagers } from "./kinds.ts";

/**
 * The rows that a person may be shown: their own, of notes outside the trash and notebooks that they may read now (who asks
 * for a note: that they manage now), and of comments that are still there.
 */
export async function ownNotifications(
  tx: Tx,
  actor: UserActor,
  { workspaceId }: { workspaceId: string },
): Promise<Prisma.Sql> {
  const held = await heldIn(tx, actor, { workspaceId });
  const notebooks = [...held.notebooks.keys()];
  return Prisma.sql`
    SELECT told.*, note.id IS NOT NULL AS "ofNote", coalesce(told."noteId", told."notebookId") AS subject
    FROM "Notification" AS told
    LEFT JOIN "Note" AS note ON note.id = told."noteId"
    WHERE told."userId" = ${actor.userId}::uuid AND told."workspaceId" = ${workspaceId}::uuid
      AND note."trashedAt" IS NULL
      AND (told."commentId" IS NULL OR EXISTS (
        SELECT FROM "Comment" AS comment WHERE comment.id = told."commentId" AND comment."deletedAt" IS NULL))
      AND CASE
        WHEN note.id IS NULL THEN told."notebookId" = ANY(${notebooks}::uuid[])
        WHEN told.kind = ${kindForManagers} THEN ${isHeld(heldAtLeast(held, "manage"), Prisma.sql`note`)}
        ELSE ${isHeld(held, Prisma.sql`note`)} END`;
}
