import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access, Visibility } from "#lib/db/generated/enums.ts";
import { allows } from "#lib/permissions/access.ts";
import { accessFor, type Standing } from "#lib/permissions/notes.ts";

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
  const userId = userIdOf(actor);
  const notebooks = await tx.$queryRaw<(Omit<HeldNotebook, "access"> & Standing)[]>`
    SELECT notebook.id, notebook."shortId", notebook.name, notebook.visibility,
      member.role, person."suspendedAt" IS NOT NULL AS suspended, named.access AS named
    FROM "Notebook" AS notebook
    LEFT JOIN "User" AS person ON person.id = ${userId}::uuid
    LEFT JOIN "Member" AS member ON member."workspaceId" = notebook."workspaceId" AND member."userId" = person.id
    LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = person.id
    WHERE notebook."workspaceId" = ${workspaceId}::uuid
    ORDER BY notebook.position, notebook.id`;
  return notebooks.flatMap(({ role, suspended, named, ...notebook }) => {
    const access = accessFor(actor, { role, suspended, named, visibility: notebook.visibility });
    return access !== "none" && allows(access, needed) ? [{ ...notebook, access }] : [];
  });
}
