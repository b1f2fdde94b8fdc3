import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { notify } from "#lib/notifications/notify.ts";
import { holdMembers } from "#lib/permissions/hold-members.ts";
import { requireNote, type PermittedNote } from "#lib/permissions/notes.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import type { NamePerson, UnnamePerson } from "./schema.ts";

/** Names a member of the workspace for the note's notebook, or gives them another level; they are told. */
export async function namePerson(actor: Actor, { note: id, user, access }: NamePerson): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, id);
    const before = await accessNamed(tx, note, user);
    await nameIn(tx, note, { userId: user, access });
    if (access !== "manage") await requireManager(tx, note.notebookId);
    if (before === null)
      await notify(tx, { kind: "share", noteId: note.id, byId: userIdOf(actor), to: [user] });
  });
}

/** Names somebody no longer; what their role gives them in an open notebook stays. */
export async function unnamePerson(actor: Actor, { note: id, user }: UnnamePerson): Promise<void> {
  await transaction(async (tx) => {
    const note = await requireManagedHeld(tx, actor, id);
    await tx.notebookMember.deleteMany({ where: { notebookId: note.notebookId, userId: user } });
    await requireManager(tx, note.notebookId);
    await announceAccess(tx, note.workspaceId, user);
  });
}

/** The note, if the actor manages its notebook; until the transaction ends nobody else changes who may do what there. */
export async function requireManagedHeld(tx: Tx, actor: Actor, id: string): Promise<PermittedNote> {
  const { workspaceId } = await requireNote(tx, actor, { id, needed: "manage" });
  await holdMembers(tx, workspaceId, "to decide");
  await lockTree(tx, workspaceId);
  return await requireNote(tx, actor, { id, needed: "manage" });
}

/** Names a member of the workspace; refuses everybody else. The caller holds the members. */
export async function nameIn(
  tx: Tx,
  { workspaceId, notebookId }: Pick<PermittedNote, "workspaceId" | "notebookId">,
  { userId, access }: { userId: string; access: Access },
): Promise<void> {
  const member = await tx.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { userId: true },
  });
  if (!member) throw new Refusal("bad-request", notesDomainTexts.notAMember);
  await tx.notebookMember.upsert({
    where: { notebookId_userId: { notebookId, userId } },
    create: { notebookId, userId, access },
    update: { access },
    select: { userId: true },
  });
  await announceAccess(tx, workspaceId, userId);
}

async function accessNamed(tx: Tx, { notebookId }: PermittedNote, userId: string): Promise<Access | null> {
  const named = await tx.notebookMember.findUnique({
    where: { notebookId_userId: { notebookId, userId } },
    select: { access: true },
  });
  return named?.access ?? null;
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
