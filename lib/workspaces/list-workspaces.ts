import { userIdOf, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { requirePerson } from "#lib/permissions/people.ts";

/** The workspaces a person is in, the first joined first; their tokens may ask, too. */
export async function listWorkspaces(actor: Actor): Promise<{ slug: string; name: string; role: Role }[]> {
  const userId = userIdOf(actor) ?? requirePerson(actor).userId;
  const memberships = await db.member.findMany({
    where: { userId, user: { suspendedAt: null } },
    orderBy: [{ createdAt: "asc" }, { workspaceId: "asc" }],
    select: { role: true, workspace: { select: { slug: true, name: true } } },
  });
  return memberships.map(({ role, workspace }) => ({ ...workspace, role }));
}
