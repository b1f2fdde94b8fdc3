import type { Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";

/** Somebody who is leaving a workspace; both ids are internal. */
interface Leaving {
  workspaceId: string;
  userId: string;
}

/**
 * Names the owners of the workspace as managers of the private notebooks that only this person managed, which nobody
 * could reach otherwise. The caller holds the members.
 */
export async function handOverNotebooks(tx: Tx, { workspaceId, userId }: Leaving): Promise<void> {
  const stays = { NOT: { userId }, user: { suspendedAt: null } };
  const notebooks = await tx.notebook.findMany({
    where: {
      workspaceId,
      visibility: "private",
      members: { some: { userId, access: "manage" }, none: { ...stays, access: "manage" } },
    },
    select: { id: true },
  });
  if (notebooks.length === 0) return;
  const owners = await tx.member.findMany({
    where: { ...stays, workspaceId, role: "owner" },
    select: { userId: true },
  });
  const named = notebooks.flatMap(({ id: notebookId }) =>
    owners.map((owner) => ({ notebookId, userId: owner.userId, access: "manage" as const })),
  );
  await tx.notebookMember.deleteMany({
    where: {
      notebookId: { in: notebooks.map(({ id }) => id) },
      userId: { in: owners.map((owner) => owner.userId) },
    },
  });
  await tx.notebookMember.createMany({ data: named });
  await announce(tx, { type: "access.changed", workspaceId });
  await announce(tx, { type: "tree.changed", workspaceId });
}
