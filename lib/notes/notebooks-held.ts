import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { accessFor, notebooksWith } from "#lib/permissions/notes.ts";

export interface HeldNotebook {
  id: string;
  shortId: string;
  name: string;
  visibility: Visibility;
  access: Access;
}

/**
 * The notebooks of a workspace on whose notes the actor holds at least `needed`, in order, with what they hold.
 * Lists of notes filter by these: it is the rule of single reads, found once instead of once per note.
 */
export async function notebooksHeld(
  tx: Tx,
  actor: Actor,
  { workspaceId, needed = "read" }: { workspaceId: string; needed?: Access },
): Promise<HeldNotebook[]> {
  const userId = userIdOf(actor) ?? { in: [] };
  const notebooks = await tx.notebook.findMany({
    where: { workspaceId, ...notebooksWith(actor, needed) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      shortId: true,
      name: true,
      visibility: true,
      members: { where: { userId }, select: { access: true } },
      workspace: { select: { members: { where: { userId }, select: { role: true } } } },
    },
  });
  return notebooks.flatMap(({ members, workspace, ...notebook }) => {
    const access = accessFor(actor, {
      role: workspace.members[0]?.role ?? null,
      suspended: false, // `notebooksWith` left out what a suspended person would get
      visibility: notebook.visibility,
      named: members[0]?.access ?? null,
    });
    return access === "none" ? [] : [{ ...notebook, access }];
  });
}
