import { settleAnswered, withdrawRequests } from "#lib/access-requests/settle-requests.ts";
import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { lockTree } from "#lib/notes/tree-lock.ts";
import { requireWorkspaceHeld } from "#lib/permissions/hold-members.ts";
import { mayInWorkspace, requireWorkspace, type PermittedWorkspace } from "#lib/permissions/workspaces.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { workspaceTexts } from "#lib/texts/en/workspaces.ts";
import { handOverNotebooks } from "./hand-over-notebooks.ts";
import { reaches, rolesWithin } from "./roles.ts";
import type { ChangeRole, InWorkspace, RemoveMember } from "./schema.ts";

/** A member as the list shows them. */
export interface ListedMember {
  id: string;
  name: string;
  /** Only for those who manage members, and one's own. */
  email: string | null;
  role: Role;
  joinedAt: Date;
  you: boolean;
  /** The roles the actor may give this member; empty when they may not change it. */
  assignable: Role[];
  mayRemove: boolean;
}

/** The members of a workspace, by name. Guests see only themselves: they are there for single notebooks. */
export async function listMembers(actor: Actor, { workspace: slug }: InWorkspace): Promise<ListedMember[]> {
  return transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const self = userIdOf(actor);
    const members = await tx.member.findMany({
      where: { workspaceId: workspace.id, ...(workspace.role === "guest" && { userId: self ?? { in: [] } }) },
      orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
      select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
    });
    const manages = mayInWorkspace(actor, workspace.role, "manageMembers");
    const owners = members.filter(({ role }) => role === "owner").length;
    return members.map(({ role, createdAt, user }) => {
      const you = user.id === self;
      const stays = role === "owner" && owners === 1;
      const within = manages && !stays && (workspace.role === null || reaches(workspace.role, role));
      return {
        id: user.id,
        name: user.name,
        email: manages || you ? user.email : null,
        role,
        joinedAt: createdAt,
        you,
        assignable: within ? rolesWithin(workspace.role) : [],
        mayRemove: within || (you && !stays),
      };
    });
  });
}

/** Gives a member another role; it counts at once. Nobody touches or gives a role above their own. */
export async function changeRole(actor: Actor, { workspace: slug, user, role }: ChangeRole): Promise<void> {
  await transaction(async (tx) => {
    const asked = { slug, action: "manageMembers", hold: "to change" } as const;
    const { id, role: own } = await requireWorkspaceHeld(tx, actor, asked);
    await lockTree(tx, id); // with the role come answers to requests
    const current = await roleOf(tx, id, user);
    if (own && !(reaches(own, current) && reaches(own, role)))
      throw new Refusal("forbidden", workspaceTexts.roleTooHigh);
    if (current === "owner" && role !== "owner") await requireAnotherOwner(tx, id, user);
    const where = { workspaceId_userId: { workspaceId: id, userId: user } };
    await tx.member.update({ where, data: { role }, select: { userId: true } });
    if (!reaches(role, "admin")) await withdrawInvitations(tx, id, user);
    await settleAnswered(tx, { workspaceId: id, userId: user, byId: userIdOf(actor), knowing: [] });
    await announce(tx, { type: "access.changed", workspaceId: id, userId: user });
  });
}

/**
 * Ends a membership, one's own or somebody's of no higher role, with everything it opened; it counts at once.
 * Private notebooks that nobody else manages pass to the owners.
 */
export async function removeMember(actor: Actor, { workspace: slug, user }: RemoveMember): Promise<void> {
  await transaction(async (tx) => {
    const workspace = await requireWorkspaceHeld(tx, actor, { slug, action: "view", hold: "to change" });
    const current = await roleOf(tx, workspace.id, user);
    requireMayRemove(actor, { workspace, user, current });
    if (current === "owner") await requireAnotherOwner(tx, workspace.id, user);
    await lockTree(tx, workspace.id); // what grants give is derived along it, and goes with the member's row
    await handOverNotebooks(tx, { workspaceId: workspace.id, userId: user });
    await tx.notebookMember.deleteMany({ where: { userId: user, notebook: { workspaceId: workspace.id } } });
    await tx.member.deleteMany({ where: { workspaceId: workspace.id, userId: user } });
    await withdrawInvitations(tx, workspace.id, user);
    await withdrawRequests(tx, { workspaceId: workspace.id, userId: user });
    await announce(tx, { type: "access.changed", workspaceId: workspace.id, userId: user });
  });
}

function requireMayRemove(
  actor: Actor,
  { workspace, user, current }: { workspace: PermittedWorkspace; user: string; current: Role },
): void {
  if (actor.kind === "user" && actor.userId === user) return;
  if (!mayInWorkspace(actor, workspace.role, "manageMembers"))
    throw new Refusal("forbidden", permissionTexts.mayNotInWorkspace);
  if (workspace.role && !reaches(workspace.role, current))
    throw new Refusal("forbidden", workspaceTexts.roleTooHigh);
}

/** Who may no longer invite has no open invitations either. */
async function withdrawInvitations(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  await tx.invitation.deleteMany({ where: { workspaceId, createdById: userId, acceptedAt: null } });
}

async function roleOf(tx: Tx, workspaceId: string, userId: string): Promise<Role> {
  const where = { workspaceId_userId: { workspaceId, userId } };
  const member = await tx.member.findUnique({ where, select: { role: true } });
  if (!member) throw new Refusal("not-found", workspaceTexts.memberNotFound);
  return member.role;
}

async function requireAnotherOwner(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const where = { workspaceId, role: "owner", NOT: { userId }, user: { suspendedAt: null } } as const;
  if ((await tx.member.count({ where })) === 0) throw new Refusal("conflict", workspaceTexts.lastOwner);
}
