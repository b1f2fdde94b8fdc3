import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { Refusal } from "#lib/errors.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";

/** What can be done with a workspace itself, as opposed to its notes. */
export type WorkspaceAction = "view" | "createNotebook" | "invite" | "manageMembers" | "manageWorkspace";

const rolesFor: Record<WorkspaceAction, readonly Role[]> = {
  view: ["owner", "admin", "member", "guest"],
  createNotebook: ["owner", "admin", "member"],
  invite: ["owner", "admin"],
  manageMembers: ["owner", "admin"],
  manageWorkspace: ["owner"],
};

/** Whether a role may do this; a token that only reads may only view. */
export function mayInWorkspace(actor: Actor, role: Role | null, action: WorkspaceAction): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "visitor" || role === null) return false;
  if (actor.kind === "token" && actor.scope === "read" && action !== "view") return false;
  return rolesFor[action].includes(role);
}

/** The workspaces the actor is in: the restriction for lists. */
export function workspacesOf(actor: Actor): Prisma.WorkspaceWhereInput {
  if (actor.kind === "system") return {};
  if (actor.kind === "visitor") return { id: { in: [] } };
  return { members: { some: { userId: actor.userId, user: { suspendedAt: null } } } };
}

export interface PermittedWorkspace {
  id: string;
  slug: string;
  name: string;
  /** Null for the system. */
  role: Role | null;
}

/**
 * The workspace with this slug, if the actor may do `action` there.
 * Refuses with not-found when the actor is no member, and with forbidden when the role does not allow it.
 */
export async function requireWorkspace(
  tx: Tx,
  actor: Actor,
  { slug, action }: { slug: string; action: WorkspaceAction },
): Promise<PermittedWorkspace> {
  // Pages hand over what stands in the address, and PostgreSQL cannot compare U+0000.
  if (slug.includes("\0")) throw new Refusal("not-found", permissionTexts.workspaceNotFound);
  const workspace = await findWorkspace(tx, actor, slug);
  if (!workspace || !mayInWorkspace(actor, workspace.role, "view"))
    throw new Refusal("not-found", permissionTexts.workspaceNotFound);
  if (!mayInWorkspace(actor, workspace.role, action))
    throw new Refusal("forbidden", permissionTexts.mayNotInWorkspace);
  return workspace;
}

/** In one query, since every page begins with it, and Prisma would ask once for each table. */
async function findWorkspace(tx: Tx, actor: Actor, slug: string): Promise<PermittedWorkspace | undefined> {
  const userId = userIdOf(actor);
  const [found] = await tx.$queryRaw<PermittedWorkspace[]>`
    SELECT workspace.id, workspace.slug, workspace.name, CASE WHEN person.id IS NOT NULL THEN member.role END AS role
    FROM "Workspace" AS workspace
    LEFT JOIN "Member" AS member ON member."workspaceId" = workspace.id AND member."userId" = ${userId}::uuid
    LEFT JOIN "User" AS person ON person.id = member."userId" AND person."suspendedAt" IS NULL
    WHERE workspace.slug = ${slug}`;
  return found;
}
