import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { announceTold } from "./announce-told.ts";
import { kindForManagers } from "./kinds.ts";
import { ownNotifications } from "./own-notifications.ts";
import type { InWorkspace, MarkEntry, SeenNote } from "./schema.ts";

/**
 * Says that what was told of a note or notebook has been read; or, of the newest, that it has not. Only of what the
 * person may be shown now: the rest waits until they may.
 */
export async function markEntry(
  actor: Actor,
  { workspace: slug, kind, id: shortId, read }: MarkEntry,
): Promise<void> {
  const person = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    const mine = await ownNotifications(tx, person, { workspaceId });
    const place = Prisma.raw(kind === "note" ? `"Note"` : `"Notebook"`);
    const line = Prisma.sql`SELECT id, "createdAt" FROM (${mine}) AS mine
      WHERE subject = (SELECT id FROM ${place} WHERE "shortId" = ${shortId})`;
    if (read) await readThose(tx, line);
    // What was read once is not mailed.
    else
      await tx.$executeRaw`UPDATE "Notification" SET "readAt" = NULL, "mailDue" = false
        WHERE id = (SELECT id FROM (${line}) AS line ORDER BY "createdAt" DESC, id DESC LIMIT 1)`;
    await announceTold(tx, [person.userId]);
  });
}

async function readThose(tx: Tx, rows: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`UPDATE "Notification" SET "readAt" = clock_timestamp()
    WHERE "readAt" IS NULL AND id IN (SELECT id FROM (${rows}) AS these)`;
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

/** Says that everything told in this workspace has been read, as far as the person may be shown it now. */
export async function markAllRead(actor: Actor, { workspace: slug }: InWorkspace): Promise<void> {
  const person = requirePerson(actor);
  await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    await readThose(tx, await ownNotifications(tx, person, { workspaceId }));
    await announceTold(tx, [person.userId]);
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
