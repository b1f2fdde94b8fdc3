import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#lib/actor.ts";
import { countAttempt } from "#lib/auth/rate-limits.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { notify } from "#lib/notifications/notify.ts";
import { accessOfPeople } from "#lib/permissions/access-to-notes.ts";
import { requireWorkspaceHeld } from "#lib/permissions/hold-members.ts";
import { requirePerson } from "#lib/permissions/people.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { managersOf } from "#lib/sharing/people-with-access.ts";
import type { AskForAccess } from "./schema.ts";

/** Telling people takes some milliseconds, and how long an answer takes must not tell whether anybody was told. */
const answerAfterMs = 250;

/**
 * Asks those who manage a note to be let in. The answer is the same whether there is such a note or not, and whether
 * the actor may read it already; it is only refused to who is no member of the workspace, or asks too often.
 */
export async function askForAccess(actor: Actor, input: AskForAccess): Promise<void> {
  const { userId } = requirePerson(actor);
  await transaction((tx) => requireWorkspace(tx, actor, { slug: input.workspace, action: "view" }));
  await countAttempt(["accessRequest", userId]);
  const answered = sleep(answerAfterMs);
  await transaction(async (tx) => {
    const asked = { slug: input.workspace, action: "view", hold: "to decide" } as const;
    const { id: workspaceId } = await requireWorkspaceHeld(tx, actor, asked);
    await lockTree(tx, workspaceId); // whoever gives access meanwhile finds this request, or is found by it
    await request(tx, { ...input, userId, workspaceId });
  });
  await answered;
}

async function request(
  tx: Tx,
  { note: shortId, message, userId, workspaceId }: AskForAccess & { userId: string; workspaceId: string },
): Promise<void> {
  const note = await tx.note.findFirst({
    where: { shortId, workspaceId, trashedAt: null },
    select: { id: true },
  });
  if (!note) return;
  const held = await accessOfPeople(tx, { noteId: note.id, userIds: [userId] });
  if (held.get(userId) !== "none") return;
  if (!(await open(tx, { noteId: note.id, userId, message }))) return; // they have been told
  const to = await managersOf(tx, note.id);
  await notify(tx, { kind: "access-request", noteId: note.id, byId: userId, to });
}

/** Opens a request, or changes the message of the one that is open; whether it opened it. */
async function open(
  tx: Tx,
  { noteId, userId, message }: { noteId: string; userId: string; message: string },
): Promise<boolean> {
  const said = { message, askedAt: await databaseTime(tx) };
  const first = await tx.accessRequest.createMany({
    data: { noteId, userId, ...said },
    skipDuplicates: true,
  });
  if (first.count > 0) return true;
  const again = await tx.accessRequest.updateMany({
    where: { noteId, userId, decidedAt: { not: null } },
    data: { ...said, decidedAt: null, decidedById: null, granted: null },
  });
  if (again.count > 0) return true;
  await tx.accessRequest.updateMany({ where: { noteId, userId }, data: said });
  return false;
}
