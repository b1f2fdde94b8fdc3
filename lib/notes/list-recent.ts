import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { listedNote, toListedNote, type ListedNote } from "./listed-note.ts";
import { notebooksHeld } from "./notebooks-held.ts";
import type { InWorkspace } from "./schema.ts";

const shown = 20;

/** The notes of the workspace that changed last, newest first. */
export async function listRecent(actor: Actor, { workspace: slug }: InWorkspace): Promise<ListedNote[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const notebooks = await notebooksHeld(tx, actor, { workspaceId: workspace.id });
    const notes = await tx.note.findMany({
      where: {
        workspaceId: workspace.id,
        trashedAt: null,
        notebookId: { in: notebooks.map((notebook) => notebook.id) },
      },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: listedNote,
    });
    return notes.map((note) => toListedNote(workspace.slug, note));
  });
}
