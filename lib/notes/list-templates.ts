import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { notebooksHeld } from "./notebooks-held.ts";
import type { InWorkspace } from "./schema.ts";

/** A note that others may begin as a copy of; ids are short ids. */
export interface Template {
  id: string;
  title: string;
  notebook: string;
}

const most = 100;

/** The templates that the actor may read, by title. */
export async function listTemplates(actor: Actor, { workspace: slug }: InWorkspace): Promise<Template[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const notebooks = await notebooksHeld(tx, actor, { workspaceId: workspace.id });
    const templates = await tx.note.findMany({
      where: {
        workspaceId: workspace.id,
        isTemplate: true,
        trashedAt: null,
        notebookId: { in: notebooks.map(({ id }) => id) },
      },
      orderBy: [{ title: "asc" }, { id: "asc" }],
      take: most,
      select: { shortId: true, title: true, notebook: { select: { shortId: true } } },
    });
    return templates.map(({ shortId: id, title, notebook }) => ({ id, title, notebook: notebook.shortId }));
  });
}
