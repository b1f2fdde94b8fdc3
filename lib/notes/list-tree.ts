import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
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

/** All notebooks and notes of the workspace that the actor may read. */
export async function listTree(actor: Actor, { workspace: slug }: InWorkspace): Promise<Tree> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const notebooks = await notebooksHeld(tx, actor, { workspaceId: workspace.id });
    const shortIds = new Map(notebooks.map((notebook) => [notebook.id, notebook.shortId]));
    const notes = await tx.note.findMany({
      where: { trashedAt: null, notebookId: { in: [...shortIds.keys()] } },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, shortId: true, title: true, notebookId: true, parentId: true, position: true },
    });
    for (const note of notes) shortIds.set(note.id, note.shortId);
    return {
      notebooks: notebooks.map(({ shortId, name, visibility, access }) => ({
        id: shortId,
        name,
        visibility,
        access,
      })),
      notes: notes.map(({ shortId, title, notebookId, parentId, position }) => ({
        id: shortId,
        title,
        notebook: shortIds.get(notebookId) ?? "",
        parent: parentId === null ? null : (shortIds.get(parentId) ?? null),
        position,
      })),
    };
  });
}
