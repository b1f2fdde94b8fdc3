import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { announceTold } from "./announce-told.ts";
import { kindForManagers } from "./kinds.ts";
import type { InWorkspace, MarkEntry, SeenNote } from "./schema.ts";

/** Says that what was told of a note or notebook has been read; or, of the newest, that it has not. */
export async function markEntry(
  actor: Actor,
  { workspace: slug, kind, id: shortId, read }: MarkEntry,
): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    const mine = { userId, workspaceId, [kind]: { shortId } };
    if (read) {
      await tx.notification.updateMany({ where: { ...mine, readAt: null }, data: { readAt: new Date() } });
    } else {
      const newest = await tx.notification.findFirst({
        where: { ...mine, OR: [{ commentId: null }, { comment: { deletedAt: null } }] },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { id: true },
      });
      // What was read once is not mailed.
      if (newest)
        await tx.notification.update({ where: { id: newest.id }, data: { readAt: null, mailDue: false } });
    }
    await announceTold(tx, [userId]);
  });
}

/**
 * Says that the person has the note before them, and with it what they were told of it. Who asks to be let in is not
 * seen there, and stays unread.
 */
export async function markNoteSeen(actor: Actor, { note: shortId }: SeenNote): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: noteId } = await requireNote(tx, actor, { id: shortId, needed: "read" });
    const { count } = await tx.notification.updateMany({
      where: { userId, noteId, readAt: null, kind: { not: kindForManagers } },
      data: { readAt: new Date() },
    });
    if (count > 0) await announceTold(tx, [userId]);
  });
}

/** Says that everything told in this workspace has been read. */
export async function markAllRead(actor: Actor, { workspace: slug }: InWorkspace): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    await tx.notification.updateMany({
      where: { userId, workspaceId, readAt: null },
      data: { readAt: new Date() },
    });
    await announceTold(tx, [userId]);
  });
}

/** Requests for access that were decided, by their notes and whose they were, wait for nobody any more. */
export async function settleNotifications(
  tx: Tx,
  requests: { noteId: string; userId: string }[],
): Promise<void> {
  const settled = await tx.notification.updateManyAndReturn({
    where: {
      kind: kindForManagers,
      readAt: null,
      OR: requests.map(({ noteId, userId }) => ({ noteId, byId: userId })),
    },
    data: { readAt: new Date() },
    select: { userId: true },
  });
  await announceTold(
    tx,
    settled.map(({ userId }) => userId),
  );
}
