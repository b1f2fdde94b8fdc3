import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { Refusal } from "#lib/errors.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { allows, type AccessLevel } from "./access.ts";
import { accessFor, requireNotebook, type NotebookStanding } from "./notes.ts";

export interface HeldNotebook {
  id: string;
  shortId: string;
  name: string;
  visibility: Visibility;
  access: Access;
}

/** What an actor holds in a workspace; the keys are internal ids. */
export interface Held {
  /** The notebooks that give it on all their notes, in order. */
  notebooks: Map<string, HeldNotebook>;
  /** The single notes on which grants give more than their notebook does. */
  notes: Map<string, { notebookId: string; access: Access }>;
  /** What the notebooks of all these notes are called. */
  around: Map<string, { id: string; shortId: string; name: string }>;
}

/** A note, by its internal ids. */
interface Placed {
  id: string;
  notebookId: string;
}

/**
 * Where in a workspace the actor holds at least `needed`, and what. Lists of notes filter by it, with `isHeld`: it is the
 * rule of single reads, found once instead of once per note.
 */
export async function heldIn(
  tx: Tx,
  actor: Actor,
  { workspaceId, needed = "read" }: { workspaceId: string; needed?: Access },
): Promise<Held> {
  const held: Held = { notebooks: new Map(), notes: new Map(), around: new Map() };
  for (const { role, suspended, named, granted, ...notebook } of await standingsIn(tx, actor, workspaceId)) {
    const { id: notebookId, shortId, name, visibility } = notebook;
    const standing = { role, suspended, named, visibility };
    const access = accessFor(actor, standing);
    if (isAtLeast(access, needed)) held.notebooks.set(notebookId, { ...notebook, access });
    for (const [noteId, given] of Object.entries(granted ?? {})) {
      const raised = accessFor(actor, { ...standing, granted: given });
      if (isAtLeast(raised, needed) && !allows(access, raised))
        held.notes.set(noteId, { notebookId, access: raised });
    }
    if (access !== "none" || granted) held.around.set(notebookId, { id: notebookId, shortId, name });
  }
  return held;
}

/** What the actor may read in a workspace or, when a notebook is asked for by its short id, in that one of it. */
export async function heldAsked(
  tx: Tx,
  actor: Actor,
  { workspaceId, notebook }: { workspaceId: string; notebook: string | undefined },
): Promise<Held> {
  const held = await heldIn(tx, actor, { workspaceId });
  if (notebook === undefined) return held;
  const { id } = await requireNotebook(tx, actor, { id: notebook, needed: "read" });
  if (!held.notebooks.has(id)) throw new Refusal("not-found", permissionTexts.notebookNotFound);
  return heldOnlyIn(held, id);
}

/** The same of one notebook (by its internal id) that the actor may read. */
function heldOnlyIn(held: Held, notebookId: string): Held {
  const notebook = held.notebooks.get(notebookId);
  return {
    ...held,
    notebooks: new Map(notebook ? [[notebookId, notebook]] : []),
    notes: new Map([...held.notes].filter(([, note]) => note.notebookId === notebookId)),
  };
}

/** The part of it that gives more. */
export function heldAtLeast(held: Held, needed: Access): Held {
  return {
    ...held,
    notebooks: new Map([...held.notebooks].filter(([, { access }]) => allows(access, needed))),
    notes: new Map([...held.notes].filter(([, { access }]) => allows(access, needed))),
  };
}

/** What is held on a note that a list filtered by it gave. */
export function accessIn(held: Held, { id, notebookId }: Placed): AccessLevel {
  return held.notes.get(id)?.access ?? held.notebooks.get(notebookId)?.access ?? "none";
}

/** Whether the note that another one is nested in may be known, when that one is held for reading. */
export function isParentHeld(
  held: Held,
  { notebookId, parentId }: { notebookId: string; parentId: string | null },
) {
  return parentId !== null && (held.notebooks.has(notebookId) || held.notes.has(parentId));
}

/** That a note is held, as a restriction of queries; `note` is what the query calls the row. */
export function isHeld({ notebooks, notes }: Held, note: Prisma.Sql): Prisma.Sql {
  const inNotebook = Prisma.sql`${note}."notebookId" = ANY(${[...notebooks.keys()]}::uuid[])`;
  // Nearly nobody has grants: what they ask stays as simple as it was.
  if (notes.size === 0) return inNotebook;
  return Prisma.sql`(${inNotebook} OR ${note}.id = ANY(${[...notes.keys()]}::uuid[]))`;
}

/** The same for Prisma. */
export function whereHeld({ notebooks, notes }: Held): Prisma.NoteWhereInput {
  const inNotebook = { notebookId: { in: [...notebooks.keys()] } };
  return notes.size === 0 ? inNotebook : { OR: [inNotebook, { id: { in: [...notes.keys()] } }] };
}

function isAtLeast(access: AccessLevel, needed: Access): access is Access {
  return allows(access, needed);
}

type FoundNotebook = Omit<HeldNotebook, "access"> &
  NotebookStanding & { granted: Record<string, Access> | null };

/** In one query, since every page begins with it. */
async function standingsIn(tx: Tx, actor: Actor, workspaceId: string): Promise<FoundNotebook[]> {
  const userId = userIdOf(actor);
  return await tx.$queryRaw<FoundNotebook[]>`
    SELECT notebook.id, notebook."shortId", notebook.name, notebook.visibility,
      member.role, person."suspendedAt" IS NOT NULL AS suspended, named.access AS named, given.granted
    FROM "Notebook" AS notebook
    LEFT JOIN "User" AS person ON person.id = ${userId}::uuid
    LEFT JOIN "Member" AS member ON member."workspaceId" = notebook."workspaceId" AND member."userId" = person.id
    LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = person.id
    LEFT JOIN (
      SELECT note."notebookId", json_object_agg(note.id, given.access) AS granted
      FROM "NoteAccess" AS given JOIN "Note" AS note ON note.id = given."noteId"
      WHERE given."userId" = ${userId}::uuid AND note."workspaceId" = ${workspaceId}::uuid
      GROUP BY note."notebookId"
    ) AS given ON given."notebookId" = notebook.id
    WHERE notebook."workspaceId" = ${workspaceId}::uuid
    ORDER BY notebook.position, notebook.id`;
}
