import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import type { Visibility } from "#lib/db/generated/enums.ts";
import type { AccessLevel } from "#lib/permissions/access.ts";
import { heldIn, whereHeld, type HeldNotebook } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace } from "./schema.ts";

/** Notebooks and notes in the order people gave them; ids are short ids. */
export interface Tree {
  notebooks: { id: string; name: string; visibility: Visibility; access: AccessLevel }[];
  /** Also notes of notebooks that are not among these, which are shared with the actor one by one. */
  notes: TreeNote[];
}

interface TreeNote {
  id: string;
  title: string;
  notebook: string;
  parent: string | null;
  position: string;
  /** What the actor holds on it, where that is more than on its notebook. */
  access?: AccessLevel;
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
  const held = await heldIn(tx, actor, { workspaceId });
  const shortIds = new Map([...held.around].map(([id, { shortId }]) => [id, shortId]));
  const rows = await tx.note.findMany({
    where: { trashedAt: null, ...whereHeld(held) },
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
  const notes = rows.map(({ id: noteId, shortId: id, title, notebookId, parentId, position }) => {
    const raised = held.notes.get(noteId)?.access;
    return {
      id,
      title,
      notebook: shortIds.get(notebookId) ?? "",
      parent: parentId === null ? null : (shortIds.get(parentId) ?? null),
      position,
      ...(raised && { access: raised }),
    };
  });
  const templates = rows
    .flatMap(({ isTemplate }, index) => (isTemplate ? [notes[index]!] : []))
    .map(({ id, title, notebook }) => ({ id, title, notebook }))
    .toSorted((a, b) => byTitle.compare(a.title, b.title))
    .slice(0, mostTemplates);
  return { tree: { notebooks: [...held.notebooks.values()].map(withoutInternalId), notes }, templates };
}

function withoutInternalId(notebook: HeldNotebook) {
  const { shortId: id, name, visibility, access } = notebook;
  return { id, name, visibility, access };
}
