import { settleAnswered } from "#lib/access-requests/settle-requests.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { notifyOfNotebook } from "#lib/notifications/notify.ts";
import { holdMembers } from "#lib/permissions/hold-members.ts";
import { requireNotebook } from "#lib/permissions/notes.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import type { SetNotebookAccess } from "./schema.ts";
import { lockTree } from "./tree-lock.ts";

/** Opens a notebook to the workspace or keeps it to the people named, and says what those people may do. */
export async function setNotebookAccess(
  actor: Actor,
  { id, visibility, members }: SetNotebookAccess,
): Promise<{ id: string }> {
  return await transaction(async (tx) => {
    const { workspaceId } = await requireNotebook(tx, actor, { id, needed: "manage" });
    await holdMembers(tx, workspaceId, "to decide");
    await lockTree(tx, workspaceId);
    const notebook = await requireNotebook(tx, actor, { id, needed: "manage" });
    await checkMembers(tx, workspaceId, members);
    if (visibility === "private" && !members.some((member) => member.access === "manage")) {
      throw new Refusal("bad-request", notesDomainTexts.notebookNeedsManager);
    }
    await tx.notebook.update({ where: { id: notebook.id }, data: { visibility } });
    const before = await tx.notebookMember.findMany({
      where: { notebookId: notebook.id },
      select: { userId: true },
    });
    const known = new Set(before.map(({ userId }) => userId));
    await tx.notebookMember.deleteMany({ where: { notebookId: notebook.id } });
    await tx.notebookMember.createMany({
      data: members.map(({ userId, access }) => ({ notebookId: notebook.id, userId, access })),
    });
    const to = members.map(({ userId }) => userId).filter((userId) => !known.has(userId));
    const byId = userIdOf(actor);
    await notifyOfNotebook(tx, { notebookId: notebook.id, byId, to });
    await settleAnswered(tx, { workspaceId, byId, knowing: to });
    await announce(tx, { type: "access.changed", workspaceId });
    await announce(tx, { type: "tree.changed", workspaceId });
    return { id };
  });
}

async function checkMembers(
  tx: Tx,
  workspaceId: string,
  members: SetNotebookAccess["members"],
): Promise<void> {
  const userIds = [...new Set(members.map((member) => member.userId))];
  if (userIds.length < members.length) throw new Refusal("bad-request", notesDomainTexts.twiceNamed);
  const known = await tx.member.count({ where: { workspaceId, userId: { in: userIds } } });
  if (known < userIds.length) throw new Refusal("bad-request", notesDomainTexts.notAMember);
}
