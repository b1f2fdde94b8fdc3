import { userIdOf, type Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { requirePerson } from "#lib/permissions/people.ts";

/** The workspaces a person is in, the first joined first; their tokens may ask, too. */
export async function listWorkspaces(actor: Actor): Promise<{ slug: string; name: string; role: Role }[]> {
  const userId = userIdOf(actor) ?? requirePerson(actor).userId;
  return await db.$queryRaw<{ slug: string; name: string; role: Role }[]>`
    SELECT workspace.slug, workspace.name, member.role
    FROM "Member" AS member
    JOIN "User" AS person ON person.id = member."userId" AND person."suspendedAt" IS NULL
    JOIN "Workspace" AS workspace ON workspace.id = member."workspaceId"
    WHERE member."userId" = ${userId}::uuid
    ORDER BY member."createdAt", member."workspaceId"`;
}
