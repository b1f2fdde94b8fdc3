import type { Tx } from "#lib/db/db.ts";
import type { Access, Role } from "#lib/db/generated/enums.ts";
import { allows, higher, type AccessLevel } from "#lib/permissions/access.ts";
import { accessFor } from "#lib/permissions/notes.ts";

/** Somebody who may read a note, and why. */
export interface PersonWithAccess {
  id: string;
  name: string;
  access: Access;
  /** The workspace gives it to their role, or the notebook, the note or one above it to them by name. */
  reason: "role" | "notebook" | "note" | "above";
  role: Role;
  /** Whether the notebook names them, also with less than something else gives. */
  named: boolean;
  /** Whether the note itself does. */
  granted: boolean;
  /** What they hold without that. */
  otherwise: AccessLevel;
}

/** Everybody with access to a note (by its internal id), by the rule of single reads; by name. */
export async function peopleWithAccess(tx: Tx, noteId: string): Promise<PersonWithAccess[]> {
  const { notebook, parentId, ...note } = await tx.note.findUniqueOrThrow({
    where: { id: noteId },
    select: {
      parentId: true,
      grants: { select: { userId: true, access: true } },
      workspace: {
        select: {
          members: {
            where: { user: { suspendedAt: null } },
            orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
            select: { role: true, user: { select: { id: true, name: true } } },
          },
        },
      },
      notebook: {
        select: { visibility: true, members: { select: { userId: true, access: true } } },
      },
    },
  });
  const above = parentId === null ? [] : await tx.noteAccess.findMany({ where: { noteId: parentId } });
  const namedAs = byPerson(notebook.members);
  const grantedAs = byPerson(note.grants);
  const aboveAs = byPerson(above);
  const { visibility } = notebook;
  return note.workspace.members.flatMap(({ role, user }) => {
    const actor = { kind: "user", userId: user.id, sessionId: "" } as const;
    const [named, granted] = [namedAs.get(user.id) ?? null, grantedAs.get(user.id) ?? null];
    const standing = { role, suspended: false, visibility };
    const [byRole, byNotebook] = [
      accessFor(actor, { ...standing, named: null }),
      accessFor(actor, { ...standing, named }),
    ];
    const otherwise = higher(byNotebook, aboveAs.get(user.id) ?? "none");
    const access = higher(otherwise, granted ?? "none");
    if (access === "none") return [];
    const reason = allows(byRole, access)
      ? ("role" as const)
      : allows(byNotebook, access)
        ? ("notebook" as const)
        : granted !== null && allows(granted, access)
          ? ("note" as const)
          : ("above" as const);
    return { ...user, access, role, named: named !== null, granted: granted !== null, otherwise, reason };
  });
}

function byPerson(rows: { userId: string; access: Access }[]): Map<string, Access> {
  return new Map(rows.map(({ userId, access }) => [userId, access]));
}

/** The ids of those who manage the note. */
export async function managersOf(tx: Tx, noteId: string): Promise<string[]> {
  const people = await peopleWithAccess(tx, noteId);
  return people.filter(({ access }) => access === "manage").map(({ id }) => id);
}
