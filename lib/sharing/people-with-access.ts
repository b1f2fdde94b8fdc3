import type { Tx } from "#lib/db/db.ts";
import type { Access, Role } from "#lib/db/generated/enums.ts";
import { accessOfRole, allows } from "#lib/permissions/access.ts";
import { accessFor } from "#lib/permissions/notes.ts";

/** Somebody who may read the notes of a notebook, and why. */
export interface PersonWithAccess {
  id: string;
  name: string;
  access: Access;
  /** The workspace gives it to their role, or the notebook to them by name. */
  reason: "role" | "notebook";
  role: Role;
  /** Whether the notebook names them, also with less than their role gives. */
  named: boolean;
}

/** Everybody with access to the notes of the notebook (by its internal id), by the rule of single reads; by name. */
export async function peopleWithAccess(tx: Tx, notebookId: string): Promise<PersonWithAccess[]> {
  const { visibility, members, workspace } = await tx.notebook.findUniqueOrThrow({
    where: { id: notebookId },
    select: {
      visibility: true,
      members: { select: { userId: true, access: true } },
      workspace: {
        select: {
          members: {
            where: { user: { suspendedAt: null } },
            orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
            select: { role: true, user: { select: { id: true, name: true } } },
          },
        },
      },
    },
  });
  const namedAs = new Map(members.map(({ userId, access }) => [userId, access]));
  return workspace.members.flatMap(({ role, user }) => {
    const named = namedAs.get(user.id) ?? null;
    const person = { kind: "user", userId: user.id, sessionId: "" } as const;
    const access = accessFor(person, { role, suspended: false, visibility, named });
    if (access === "none") return [];
    const byRole = visibility === "open" && allows(accessOfRole[role], access);
    return {
      ...user,
      access,
      role,
      named: named !== null,
      reason: byRole ? ("role" as const) : ("notebook" as const),
    };
  });
}

/** The ids of those who manage the notebook. */
export async function managersOf(tx: Tx, notebookId: string): Promise<string[]> {
  const people = await peopleWithAccess(tx, notebookId);
  return people.filter(({ access }) => access === "manage").map(({ id }) => id);
}
