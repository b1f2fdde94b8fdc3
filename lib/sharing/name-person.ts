import { settleAnswered } from "#lib/access-requests/settle-requests.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { notify } from "#lib/notifications/notify.ts";
import { accessOfPeople } from "#lib/permissions/access-to-notes.ts";
import { holdMembers } from "#lib/permissions/hold-members.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { grantNote } from "./grant-note.ts";
import type { NamePerson, Share, UnnamePerson } from "./schema.ts";

/** Lets a member of the workspace into the note or its notebook, or gives them another level; who had no access is told. */
export async function namePerson(actor: Actor, { user, access, ...share }: NamePerson): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, share);
    await nameAndTell(tx, actor, { ...share, note, userId: user, access });
  });
}

/** Takes back what the note or its notebook gives somebody by name; what comes from elsewhere stays. */
export async function unnamePerson(actor: Actor, { user, ...share }: UnnamePerson): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, share);
    if (share.scope === "note") {
      await tx.noteGrant.deleteMany({ where: { noteId: note.id, userId: user } });
    } else {
      await tx.notebookMember.deleteMany({ where: { notebookId: note.notebookId, userId: user } });
      await requireManager(tx, note.notebookId);
    }
    await announceAccess(tx, note.workspaceId, user);
  });
}

/**
 * The note, if the actor manages what is shared of it; until the transaction ends nobody else changes who may do what
 * there.
 */
export async function requireManagedHeld(
  tx: Tx,
  actor: Actor,
  { note: id, scope }: Share,
): Promise<PermittedNote> {
  const { workspaceId } = await requireNote(tx, actor, { id, needed: "manage" });
  await holdMembers(tx, workspaceId, "to decide");
  await lockTree(tx, workspaceId);
  const note = await requireNote(tx, actor, { id, needed: "manage" });
  if (scope === "notebook" && note.onNotebook !== "manage")
    throw new Refusal("forbidden", permissionTexts.mayNot.manage);
  return note;
}

interface Named {
  scope: Share["scope"];
  note: Pick<PermittedNote, "id" | "workspaceId" | "notebookId">;
  userId: string;
  access: Access;
}

/** As `nameIn`; who could not read the note before is told that it is shared with them. */
export async function nameAndTell(tx: Tx, actor: Actor, named: Named): Promise<void> {
  const { note, userId } = named;
  const before = await accessOfPeople(tx, { noteId: note.id, userIds: [userId] });
  await nameIn(tx, actor, named);
  if (before.get(userId) === "none")
    await notify(tx, { kind: "share", noteId: note.id, byId: userIdOf(actor), to: [userId] });
}

/**
 * Lets a member of the workspace in, or gives them another level; refuses everybody else, and what would leave a private
 * notebook without anybody who manages it. What they asked for is answered. The caller holds the members and the tree,
 * and tells them.
 */
export async function nameIn(tx: Tx, actor: Actor, { scope, note, userId, access }: Named): Promise<void> {
  const { workspaceId, notebookId } = note;
  const member = await tx.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { userId: true },
  });
  if (!member) throw new Refusal("bad-request", notesDomainTexts.notAMember);
  if (scope === "note") {
    await grantNote(tx, { noteId: note.id, workspaceId, userId, access, byId: userIdOf(actor) });
  } else {
    await tx.notebookMember.upsert({
      where: { notebookId_userId: { notebookId, userId } },
      create: { notebookId, userId, access },
      update: { access },
      select: { userId: true },
    });
    await requireManager(tx, notebookId);
  }
  await settleAnswered(tx, { workspaceId, userId, byId: userIdOf(actor), knowing: [userId] });
  await announceAccess(tx, workspaceId, userId);
}

/** A private notebook that nobody manages could never be opened to anybody again. */
async function requireManager(tx: Tx, notebookId: string): Promise<void> {
  const lost = await tx.notebook.count({
    where: { id: notebookId, visibility: "private", members: { none: { access: "manage" } } },
  });
  if (lost > 0) throw new Refusal("bad-request", notesDomainTexts.notebookNeedsManager);
}

async function announceAccess(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  await announce(tx, { type: "access.changed", workspaceId, userId });
  await announce(tx, { type: "tree.changed", workspaceId });
}
