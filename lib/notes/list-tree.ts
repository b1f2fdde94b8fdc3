import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Visibility } from "#lib/db/generated/enums.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { notebooksHeld } from "./notebooks-held.ts";
import type { InWorkspace } from "./schema.ts";

/** Notebooks and notes in the order people gave them; ids are short ids. */
export interface Tree {
  notebooks: { id: string; name: string; visibility: Visibility; access: AccessLevel }[];
  notes: { id: string; title: string; notebook: string; parent: string | null; position: string }[];
}

/** A note that others may begin as a copy of; ids are short ids. */
export interface Template {
  id: string;
  title: string;
  notebook: string;
}

const mostTemplates = 100;
const byTitle = new Intl.Collator("en");

/** All notebooks and notes of the workspace that the actor may read. */
export async function listTree(actor: Actor, { workspace: slug }: InWorkspace): Promise<Tree> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    return (await treeIn(tx, actor, workspace.id)).tree;
  });
}

/** The same of a workspace (by its internal id) that the actor is in, and the templates among the notes by title. */
export async function treeIn(
  tx: Tx,
  actor: Actor,
  workspaceId: string,
): Promise<{ tree: Tree; templates: Template[] }> {
  const notebooks = await notebooksHeld(tx, actor, { workspaceId });
  const shortIds = new Map(notebooks.map((notebook) => [notebook.id, notebook.shortId]));
  const rows = await tx.note.findMany({
    where: { trashedAt: null, notebookId: { in: [...shortIds.keys()] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      shortId: true,
      title: true,
      notebookId: true,
      parentId: true,
      position: true,
      isTemplate: true,
    },
  });
  for (const note of rows) shortIds.set(note.id, note.shortId);
  const notes = rows.map(({ shortId: id, title, notebookId, parentId, position }) => ({
    id,
    title,
    notebook: shortIds.get(notebookId) ?? "",
    parent: parentId === null ? null : (shortIds.get(parentId) ?? null),
    position,
  }));
  const templates = rows
    .flatMap(({ isTemplate }, index) => (isTemplate ? [notes[index]!] : []))
    .map(({ id, title, notebook }) => ({ id, title, notebook }))
    .toSorted((a, b) => byTitle.compare(a.title, b.title))
    .slice(0, mostTemplates);
  return { tree: { notebooks: notebooks.map(withoutInternalId), notes }, templates };
}

function withoutInternalId(notebook: Awaited<ReturnType<typeof notebooksHeld>>[number]) {
  const { shortId: id, name, visibility, access } = notebook;
  return { id, name, visibility, access };
}
