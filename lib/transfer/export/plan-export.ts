import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { withDescendants } from "#lib/notes/descendants.ts";
import { heldIn, whereHeld } from "#lib/permissions/held.ts";
import { requireNote, requireNotebook } from "#lib/permissions/notes.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { titleOr } from "#lib/texts/en/notes.ts";
import type { ExportScope } from "../schema.ts";
import { FolderNames } from "./folder-names.ts";

/** A note in an archive; ids are internal but for `shortId`. */
export interface ExportedNote {
  id: string;
  shortId: string;
  title: string;
  /** Where it is in the archive, without its extension. Notes below it are in the folder of this name. */
  path: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface ExportPlan {
  workspaceId: string;
  /** What the archive is called, without its extension. */
  name: string;
  notes: ExportedNote[];
  /** The folders that are notebooks. */
  notebooks: { folder: string; name: string }[];
}

/** The notes of a workspace, a notebook, or a note with what is below it, that the actor may read, in order. */
export async function planExport(tx: Tx, actor: Actor, scope: ExportScope): Promise<ExportPlan> {
  const workspace = await requireWorkspace(tx, actor, { slug: scope.workspace, action: "view" });
  const { where, name, whole } = await scopeOf(tx, actor, scope);
  const held = await heldIn(tx, actor, { workspaceId: workspace.id });
  const rows = await tx.note.findMany({
    where: { AND: [{ workspaceId: workspace.id, trashedAt: null }, whereHeld(held), where] },
    orderBy: [{ notebook: { position: "asc" } }, { position: "asc" }, { id: "asc" }],
    select: noteRow,
  });
  const names = new FolderNames();
  const notebooks = whole ? notebookFolders(rows, names) : new Map<string, string>();
  const notes = placed(rows, { names, folderOf: ({ notebook }) => notebooks.get(notebook.id) ?? "" });
  const folders = rows.map(({ notebook }) => [notebooks.get(notebook.id), notebook.name] as const);
  return {
    workspaceId: workspace.id,
    name: name ?? workspace.name,
    notes,
    notebooks: [...new Map(folders)].flatMap(([folder, called]) =>
      folder === undefined ? [] : [{ folder: folder.slice(0, -1), name: called }],
    ),
  };
}

const noteRow = {
  id: true,
  shortId: true,
  title: true,
  parentId: true,
  createdAt: true,
  updatedAt: true,
  notebook: { select: { id: true, name: true } },
} satisfies Prisma.NoteSelect;

type NoteRow = Prisma.NoteGetPayload<{ select: typeof noteRow }>;

interface Chosen {
  where: Prisma.NoteWhereInput;
  /** Null: that of the workspace. */
  name: string | null;
  whole: boolean;
}

async function scopeOf(tx: Tx, actor: Actor, { notebook, note }: ExportScope): Promise<Chosen> {
  if (note !== undefined) {
    const { id, title } = await requireNote(tx, actor, { id: note, needed: "read" });
    const below = await withDescendants(tx, id);
    return { where: { id: { in: below.map((one) => one.id) } }, name: titleOr(title), whole: false };
  }
  if (notebook === undefined) return { where: {}, name: null, whole: true };
  const { id, name } = await requireNotebook(tx, actor, { id: notebook, needed: "read" });
  return { where: { notebookId: id }, name, whole: false };
}

function notebookFolders(rows: NoteRow[], names: FolderNames): Map<string, string> {
  const notebooks = new Map(rows.map(({ notebook }) => [notebook.id, notebook]));
  return new Map([...notebooks.values()].map(({ id, name }) => [id, `${names.take("", name)}/`]));
}

/** Depth first, so that notes come before those below them. Whose parent is not there stands at the top. */
function placed(
  rows: NoteRow[],
  { names, folderOf }: { names: FolderNames; folderOf: (row: NoteRow) => string },
): ExportedNote[] {
  const there = new Set(rows.map(({ id }) => id));
  const below = Map.groupBy(rows, ({ parentId }) =>
    parentId !== null && there.has(parentId) ? parentId : null,
  );
  const notes: ExportedNote[] = [];
  const waiting = (below.get(null) ?? []).map((row) => ({ row, folder: folderOf(row) })).toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { id, shortId, title, createdAt, updatedAt } = next.row;
    const path = next.folder + names.take(next.folder, titleOr(title));
    notes.push({ id, shortId, title, path, createdAt, updatedAt });
    const children = (below.get(id) ?? []).map((row) => ({ row, folder: `${path}/` }));
    waiting.push(...children.toReversed());
  }
  return notes;
}
