import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access, Role, Visibility } from "#lib/db/generated/enums.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { Refusal } from "#lib/errors.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import {
  accessAtLeast,
  accessOfRole,
  accessOfScope,
  allows,
  higher,
  lower,
  rolesWith,
  type AccessLevel,
} from "./access.ts";

/** The notebooks on whose notes the actor holds at least `needed`: the one rule, as a restriction of queries. */
export function notebooksWith(actor: Actor, needed: Access): Prisma.NotebookWhereInput {
  if (actor.kind === "system") return {};
  if (actor.kind === "visitor") return { id: { in: [] } };
  if (actor.kind === "token" && !allows(accessOfScope[actor.scope], needed)) return { id: { in: [] } };
  const { userId } = actor;
  const member = (role?: Prisma.EnumRoleFilter): Prisma.WorkspaceWhereInput => ({
    members: { some: { userId, user: { suspendedAt: null }, ...(role && { role }) } },
  });
  return {
    OR: [
      { visibility: "open", workspace: member({ in: rolesWith(needed) }) },
      { members: { some: { userId, access: { in: accessAtLeast(needed) } } }, workspace: member() },
    ],
  };
}

/** The notes, not in the trash, on which the actor holds at least `needed`. */
export function notesWith(actor: Actor, needed: Access): Prisma.NoteWhereInput {
  if (actor.kind === "system") return { trashedAt: null };
  return { trashedAt: null, OR: [{ notebook: notebooksWith(actor, needed) }, grantedWith(actor, needed)] };
}

/** The notes on which grants, on them or on notes above them, give at least `needed`, whatever their notebook gives. */
function grantedWith(actor: Actor, needed: Access): Prisma.NoteWhereInput {
  if (!("userId" in actor)) return { id: { in: [] } };
  if (actor.kind === "token" && !allows(accessOfScope[actor.scope], needed)) return { id: { in: [] } };
  const { userId } = actor;
  return {
    access: { some: { userId, access: { in: accessAtLeast(needed) } } },
    workspace: { members: { some: { userId, user: { suspendedAt: null } } } },
  };
}

/** What decides an actor's access to the notes of a notebook. */
export interface NotebookStanding {
  role: Role | null;
  suspended: boolean;
  visibility: Visibility;
  named: Access | null;
}

/** What decides an actor's access to one note: the same, and what grants give there, which only ever adds. */
export interface Standing extends NotebookStanding {
  granted: Access | null;
}

/** The same rule for one note, as a level; without `granted` for a notebook. The table test proves that both agree. */
export function accessFor(
  actor: Actor,
  { role, suspended, visibility, named, granted = null }: NotebookStanding & Partial<Standing>,
): AccessLevel {
  if (actor.kind === "system") return "manage";
  if (actor.kind === "visitor" || role === null || suspended) return "none";
  const byRole = visibility === "open" ? accessOfRole[role] : "none";
  const held = higher(higher(byRole, named ?? "none"), granted ?? "none");
  return actor.kind === "token" ? lower(held, accessOfScope[actor.scope]) : held;
}

/** What the actor holds on the notes of the notebook with this (internal) id. */
export async function accessToNotebook(tx: Tx, actor: Actor, notebookId: string): Promise<AccessLevel> {
  const userId = userIdOf(actor);
  const notebook = await tx.notebook.findUnique({
    where: { id: notebookId },
    select: {
      visibility: true,
      members: { where: { userId: userId ?? { in: [] } }, select: { access: true } },
      workspace: {
        select: {
          members: {
            where: { userId: userId ?? { in: [] } },
            select: { role: true, user: { select: { suspendedAt: true } } },
          },
        },
      },
    },
  });
  if (!notebook) return "none";
  const member = notebook.workspace.members[0];
  return accessFor(actor, {
    role: member?.role ?? null,
    suspended: member?.user.suspendedAt != null,
    visibility: notebook.visibility,
    named: notebook.members[0]?.access ?? null,
  });
}

/** What the domain needs to know of a note it is allowed to work on. */
export interface PermittedNote {
  id: string;
  shortId: string;
  workspaceId: string;
  notebookId: string;
  parentId: string | null;
  title: string;
  trashedAt: Date | null;
  access: AccessLevel;
  /** What the actor holds on the notebook; less than `access` where a grant gives more. */
  onNotebook: AccessLevel;
  /** What the actor holds where the note stands: on the note above it or, at the top, on its notebook. */
  onPlace: AccessLevel;
  /** The actor's role in the workspace; null for those who have none. */
  role: Role | null;
}

/**
 * The note with this short id, if the actor holds at least `needed` on it.
 * Refuses with not-found when the actor may not even read it, and with forbidden when they may read it but not do this.
 * Notes in the trash are not found, unless `trashed` asks for them.
 */
export async function requireNote(
  tx: Tx,
  actor: Actor,
  { id, needed, trashed = false }: { id: string; needed: Access; trashed?: boolean },
): Promise<PermittedNote> {
  const found = await findNote(tx, actor, id);
  if (!found || (found.trashedAt !== null) !== trashed) throw noteNotFound();
  const { suspended, visibility, named, granted, above, ...note } = found;
  const standing = { role: note.role, suspended, visibility, named };
  const access = accessFor(actor, { ...standing, granted });
  if (!allows(access, "read")) throw noteNotFound();
  if (!allows(access, needed)) throw new Refusal("forbidden", permissionTexts.mayNot[needed]);
  const [onNotebook, onPlace] = [
    accessFor(actor, standing),
    accessFor(actor, { ...standing, granted: above }),
  ];
  return { ...note, access, onNotebook, onPlace };
}

/** With what grants give on the note itself, and on the one above it. */
type FoundNote = Omit<PermittedNote, "access" | "onNotebook" | "onPlace"> &
  Standing & { above: Access | null };

/** In one query, since nearly everything begins with it, and Prisma would ask once for each table. */
async function findNote(tx: Tx, actor: Actor, shortId: string): Promise<FoundNote | undefined> {
  const userId = userIdOf(actor);
  const [found] = await tx.$queryRaw<FoundNote[]>`
    SELECT note.id, note."shortId", note."workspaceId", note."notebookId", note."parentId", note.title, note."trashedAt",
      notebook.visibility, member.role, person."suspendedAt" IS NOT NULL AS suspended, named.access AS named,
      given.access AS granted, above.access AS above
    FROM "Note" AS note
    JOIN "Notebook" AS notebook ON notebook.id = note."notebookId"
    LEFT JOIN "User" AS person ON person.id = ${userId}::uuid
    LEFT JOIN "Member" AS member ON member."workspaceId" = notebook."workspaceId" AND member."userId" = person.id
    LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = person.id
    LEFT JOIN "NoteAccess" AS given ON given."noteId" = note.id AND given."userId" = person.id
    LEFT JOIN "NoteAccess" AS above ON above."noteId" = note."parentId" AND above."userId" = person.id
    WHERE note."shortId" = ${shortId}`;
  return found;
}

function noteNotFound(): Refusal {
  return new Refusal("not-found", permissionTexts.noteNotFound);
}

const notebookRow = {
  id: true,
  shortId: true,
  workspaceId: true,
  name: true,
  visibility: true,
} satisfies Prisma.NotebookSelect;

export type PermittedNotebook = Prisma.NotebookGetPayload<{ select: typeof notebookRow }> & {
  access: AccessLevel;
};

/** The notebook with this short id, if the actor holds at least `needed` on its notes; refuses as `requireNote` does. */
export async function requireNotebook(
  tx: Tx,
  actor: Actor,
  { id, needed }: { id: string; needed: Access },
): Promise<PermittedNotebook> {
  const notebook = await tx.notebook.findUnique({ where: { shortId: id }, select: notebookRow });
  const access = notebook ? await accessToNotebook(tx, actor, notebook.id) : "none";
  if (!notebook || !allows(access, "read")) throw new Refusal("not-found", permissionTexts.notebookNotFound);
  if (!allows(access, needed)) throw new Refusal("forbidden", permissionTexts.mayNot[needed]);
  return { ...notebook, access };
}
