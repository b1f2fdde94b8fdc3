import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { treeIn, type Template, type Tree } from "#lib/notes/list-tree.ts";
import { mayInWorkspace, requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { InWorkspace } from "#lib/notes/schema.ts";

/** What stands around every page of a workspace. */
export interface Frame {
  workspace: { slug: string; name: string; mayCreateNotebook: boolean };
  tree: Tree;
  /** By title. */
  templates: Template[];
}

/** The workspace as the actor sees it; in one transaction, since every page waits for it. */
export async function readFrame(actor: Actor, { workspace: slug }: InWorkspace): Promise<Frame> {
  return await transaction(async (tx) => {
    const { id, name, role } = await requireWorkspace(tx, actor, { slug, action: "view" });
    const mayCreateNotebook = mayInWorkspace(actor, role, "createNotebook");
    return { workspace: { slug, name, mayCreateNotebook }, ...(await treeIn(tx, actor, id)) };
  });
}
