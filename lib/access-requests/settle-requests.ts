import type { Tx } from "#lib/db/db.ts";
import { settleNotifications } from "#lib/notifications/mark-entries.ts";
import { notify } from "#lib/notifications/notify.ts";
import { accessOfEach } from "#lib/permissions/access-to-notes.ts";

interface Given {
  workspaceId: string;
  /** Whose access changed; everybody's, when it is left out. */
  userId?: string;
  /** Who gave it. */
  byId: string | null;
  /** Those who hear of it in another way. */
  knowing: string[];
}

/**
 * Closes the open requests of those who may read by now what they asked for, whichever way they were let in, and tells
 * them. To be called wherever access is given, after it was; the caller holds the tree, as whoever asks does.
 */
export async function settleAnswered(tx: Tx, { workspaceId, userId, byId, knowing }: Given): Promise<void> {
  const open = await tx.accessRequest.findMany({
    where: { decidedAt: null, note: { workspaceId }, ...(userId !== undefined && { userId }) },
    select: { id: true, noteId: true, userId: true },
  });
  const held = await accessOfEach(tx, open);
  const answered = open.flatMap((request, index) => {
    const granted = held[index] ?? "none";
    return granted === "none" ? [] : [{ ...request, granted }];
  });
  if (answered.length === 0) return;
  await tx.$executeRaw`
    UPDATE "AccessRequest" AS request
    SET "decidedAt" = clock_timestamp(), "decidedById" = ${byId}::uuid, granted = answered.access::"Access"
    FROM unnest(${answered.map(({ id }) => id)}::uuid[], ${answered.map(({ granted }) => granted)}::text[])
      AS answered(id, access)
    WHERE request.id = answered.id`;
  await settleNotifications(tx, answered);
  for (const [noteId, to] of askersByNote(answered))
    await notify(tx, { kind: "access-granted", noteId, byId, to: to.filter((id) => !knowing.includes(id)) });
}

/** Somebody who leaves a workspace no longer asks for anything in it. */
export async function withdrawRequests(
  tx: Tx,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> {
  const open = { userId, decidedAt: null, note: { workspaceId } };
  const requests = await tx.accessRequest.findMany({ where: open, select: { noteId: true, userId: true } });
  if (requests.length === 0) return;
  await tx.accessRequest.deleteMany({ where: open });
  await settleNotifications(tx, requests);
}

function askersByNote(requests: { noteId: string; userId: string }[]): Map<string, string[]> {
  const askers = new Map<string, string[]>();
  for (const { noteId, userId } of requests) askers.set(noteId, [...(askers.get(noteId) ?? []), userId]);
  return askers;
}
