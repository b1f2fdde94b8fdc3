import { settleAnswered } from "#lib/access-requests/settle-requests.ts";
import type { Actor } from "#lib/actor.ts";
import { hashOfSecret } from "#lib/auth/tokens.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { allows } from "#lib/permissions/access.ts";
import { accessOfPeople } from "#lib/permissions/access-to-notes.ts";
import { holdMembers } from "#lib/permissions/hold-members.ts";
import { accessToNotebook } from "#lib/permissions/notes.ts";
import { grantNote } from "#lib/sharing/grant-note.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";

/** Refuses an invitation that can no longer be used. */
export async function requireInvitation(tx: Tx, token: string): Promise<void> {
  const where = { tokenHash: hashOfSecret(token), acceptedAt: null, expiresAt: { gt: new Date() } };
  if ((await tx.invitation.count({ where })) === 0) throw notValid();
}

function notValid(): Refusal {
  return new Refusal("not-found", workspaceTexts.invitationNotValid);
}

/** Uses an invitation up for this person and makes them a member; of several at once only one succeeds. */
export async function claimInvitation(
  tx: Tx,
  { token, userId }: { token: string; userId: string },
): Promise<{ slug: string }> {
  await holdWorkspace(tx, token); // before the invitation: whoever withdraws it holds that already
  const now = new Date();
  const [invitation] = await tx.invitation.updateManyAndReturn({
    where: { tokenHash: hashOfSecret(token), acceptedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedById: userId },
    select: {
      role: true,
      notebookId: true,
      noteId: true,
      access: true,
      createdById: true,
      workspace: { select: { id: true, slug: true } },
    },
  });
  if (!invitation) throw notValid();
  const { id: workspaceId, slug } = invitation.workspace;
  const member = { workspaceId, userId, role: invitation.role };
  await tx.member.createMany({ data: member, skipDuplicates: true });
  await nameInNotebook(tx, invitation, userId);
  await letIntoNote(tx, { ...invitation, workspaceId }, userId);
  await settleAnswered(tx, { workspaceId, userId, byId: invitation.createdById, knowing: [userId] });
  await announce(tx, { type: "access.changed", workspaceId, userId });
  return { slug };
}

/** Holds the members and the tree of the workspace that an invitation is for. */
async function holdWorkspace(tx: Tx, token: string): Promise<void> {
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash: hashOfSecret(token) },
    select: { workspaceId: true },
  });
  if (!invitation) throw notValid();
  await holdMembers(tx, invitation.workspaceId, "to decide");
  await lockTree(tx, invitation.workspaceId);
}

interface Grant {
  notebookId: string | null;
  noteId: string | null;
  access: Access | null;
  createdById: string | null;
}

/** Gives what the invitation promises in a notebook, as long as its maker still manages that; nobody gets less than before. */
async function nameInNotebook(
  tx: Tx,
  { notebookId, access, createdById }: Grant,
  userId: string,
): Promise<void> {
  if (notebookId === null || access === null || createdById === null) return;
  const maker: Actor = { kind: "user", userId: createdById, sessionId: "" };
  if ((await accessToNotebook(tx, maker, notebookId)) !== "manage") return;
  const named = await tx.notebookMember.findUnique({
    where: { notebookId_userId: { notebookId, userId } },
    select: { access: true },
  });
  if (named && allows(named.access, access)) return;
  await tx.notebookMember.upsert({
    where: { notebookId_userId: { notebookId, userId } },
    create: { notebookId, userId, access },
    update: { access },
    select: { userId: true },
  });
}

/** The same for a note. */
async function letIntoNote(
  tx: Tx,
  { noteId, workspaceId, access, createdById: byId }: Grant & { workspaceId: string },
  userId: string,
): Promise<void> {
  if (noteId === null || access === null || byId === null) return;
  const held = await accessOfPeople(tx, { noteId, userIds: [byId, userId] });
  if (held.get(byId) !== "manage" || allows(held.get(userId) ?? "none", access)) return;
  await grantNote(tx, { noteId, workspaceId, userId, access, byId });
}
