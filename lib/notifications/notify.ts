import type { Tx } from "#lib/db/db.ts";
import type { MailRhythm } from "#lib/db/generated/enums.ts";
import { peopleWhoMayRead, peopleWhoMayReadNotebook } from "#lib/permissions/access-to-notes.ts";
import { announceTold } from "./announce-told.ts";
import { concernsAccess, concernsWatchers, notificationKinds, type NotificationKind } from "./kinds.ts";

/** Something that happened to a note, and who is to be told; ids are the internal ones. */
export interface Happened {
  kind: NotificationKind;
  noteId: string;
  /** Who did it, and hence is not told. Null when nobody did. */
  byId: string | null;
  threadId?: string;
  /** What is said of one comment is one event: each person is told of it once, for the strongest reason. */
  commentId?: string;
  /** Whom it is meant for. Of comments and replies those who watch the note are told as well. */
  to?: string[];
}

/**
 * Tells people, in the transaction in which it happens. Nobody is told who did it, who may not read the note, or who
 * muted it, unless it is about access to it. Everything they have open hears `notifications.changed` once the transaction commits.
 */
export async function notify(tx: Tx, happened: Happened): Promise<void> {
  const { noteId, byId } = happened;
  const watchers = await watchersOf(tx, happened);
  const silenced = watchers.filter(({ level }) => level === "muted" && !concernsAccess(happened.kind));
  const muted = new Set(silenced.map(({ userId }) => userId));
  const meant = new Set(happened.to);
  const watching = concernsWatchers(happened.kind)
    ? watchers.filter(({ level }) => level === "watching").map(({ userId }) => userId)
    : [];
  const wanted = [...new Set([...meant, ...watching])].filter((id) => id !== byId && !muted.has(id));
  const told = await peopleWhoMayRead(tx, { noteId, userIds: wanted });
  await write(tx, happened, { told, meant });
}

/** Tells people that a notebook is shared with them from now on; the same rules as in `notify`. */
export async function notifyOfNotebook(
  tx: Tx,
  { notebookId, byId, to }: { notebookId: string; byId: string | null; to: string[] },
): Promise<void> {
  const kind = "share";
  const muted = await tx.watch.findMany({
    where: { notebookId, level: "muted", userId: { in: to } },
    select: { userId: true },
  });
  const wanted = to.filter((id) => id !== byId && !muted.some(({ userId }) => userId === id));
  const told = await peopleWhoMayReadNotebook(tx, { notebookId, userIds: wanted });
  if (told.length === 0) return;
  const { workspaceId } = await tx.notebook.findUniqueOrThrow({
    where: { id: notebookId },
    select: { workspaceId: true },
  });
  const due = await mailsWanted(tx, { userIds: told, kinds: told.map(() => kind) });
  await tx.notification.createMany({
    data: told.map((userId, at) => ({ userId, workspaceId, notebookId, byId, kind, mailDue: due[at]! })),
  });
  await announceTold(tx, told);
}

interface Watcher {
  userId: string;
  level: "watching" | "stopped" | "muted";
}

/** Those who watch or muted the note, and of the people meant those who did. The note counts before its notebook. */
async function watchersOf(tx: Tx, { noteId }: Happened): Promise<Watcher[]> {
  return await tx.$queryRaw<Watcher[]>`
    SELECT DISTINCT ON (watch."userId") watch."userId", watch.level
    FROM "Note" AS note
    JOIN "Watch" AS watch ON watch."noteId" = note.id OR watch."notebookId" = note."notebookId"
    WHERE note.id = ${noteId}::uuid
    ORDER BY watch."userId", watch."noteId" NULLS LAST`;
}

interface Recipients {
  told: string[];
  /** Of those, the people it is meant for; the others only watch. */
  meant: Set<string>;
}

async function write(tx: Tx, happened: Happened, { told, meant }: Recipients): Promise<void> {
  if (told.length === 0) return;
  const { noteId, byId, threadId = null, commentId = null } = happened;
  const kinds = told.map((userId) => (meant.has(userId) ? happened.kind : "comment"));
  const due = await mailsWanted(tx, { userIds: told, kinds });
  const written = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO "Notification" AS old
      (id, "userId", "workspaceId", kind, "noteId", "byId", "threadId", "commentId", "mailDue")
    SELECT gen_random_uuid(), told."userId", note."workspaceId", told.kind, note.id, ${byId}::uuid, ${threadId}::uuid,
      ${commentId}::uuid, told.due
    FROM unnest(${told}::uuid[], ${kinds}::text[], ${due}::boolean[]) AS told("userId", kind, due)
    JOIN "Note" AS note ON note.id = ${noteId}::uuid
    ON CONFLICT ("userId", "commentId") DO UPDATE
      SET kind = EXCLUDED.kind, "mailDue" = EXCLUDED."mailDue", "readAt" = NULL, "createdAt" = EXCLUDED."createdAt"
      WHERE array_position(${[...notificationKinds]}::text[], EXCLUDED.kind)
        < array_position(${[...notificationKinds]}::text[], old.kind)
    RETURNING "userId"`;
  await announceTold(
    tx,
    written.map(({ userId }) => userId),
  );
}

interface Wish {
  userIds: string[];
  /** What each of them is told. */
  kinds: NotificationKind[];
}

/** Whether each of them wants a mail of what they are told. */
async function mailsWanted(tx: Tx, { userIds, kinds }: Wish): Promise<boolean[]> {
  const rows = await tx.notificationSettings.findMany({
    where: { userId: { in: userIds } },
    select: { userId: true, mail: true, notMailed: true },
  });
  const settings = new Map(rows.map((row) => [row.userId, row]));
  return userIds.map((userId, index) => wantsMail(settings.get(userId), kinds[index]!));
}

/** Whether somebody with these settings, or with none, wants a mail of this kind. */
export function wantsMail(
  settings: { mail: MailRhythm; notMailed: string[] } | undefined | null,
  kind: NotificationKind,
): boolean {
  return !settings || (settings.mail !== "never" && !settings.notMailed.includes(kind));
}

/**
 * Lets somebody who created, edited or commented on a note (by its internal id) watch it, unless they have said what
 * they want of it, or want to watch nothing by itself.
 */
export async function watchNote(
  tx: Tx,
  { noteId, userId }: { noteId: string; userId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Watch" (id, "userId", "noteId")
    SELECT gen_random_uuid(), person.id, ${noteId}::uuid FROM "User" AS person
    WHERE person.id = ${userId}::uuid AND NOT EXISTS (
      SELECT FROM "NotificationSettings" AS settings
      WHERE settings."userId" = person.id AND NOT settings."autoWatch"
    ) AND NOT EXISTS (
      SELECT FROM "Note" AS note JOIN "Watch" AS around ON around."notebookId" = note."notebookId"
      WHERE note.id = ${noteId}::uuid AND around."userId" = person.id AND around.level = 'muted')
    ON CONFLICT ("noteId", "userId") DO NOTHING`;
}
