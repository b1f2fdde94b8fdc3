import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { PermittedNote } from "#lib/permissions/notes.ts";
import { noteUrl } from "./note-url.ts";

/** A note that another one is nested in; the id is its short id. */
export interface Ancestor {
  id: string;
  title: string;
  url: string;
}

/**
 * The notes that a note the actor may read is nested in, the outermost first. They share its notebook, hence the readers
 * of that; those who are let into single notes see them from the outermost of these on.
 */
export async function ancestorsOf(tx: Tx, actor: Actor, note: PermittedNote): Promise<Ancestor[]> {
  if (note.parentId === null || note.onPlace === "none") return [];
  const rows = await tx.$queryRaw<{ id: string; title: string; workspace: string }[]>`
    WITH RECURSIVE above AS (
      SELECT "parentId", 0 AS distance FROM "Note" WHERE id = ${note.id}::uuid
      UNION ALL
      SELECT n."parentId", above.distance + 1 FROM "Note" n JOIN above ON n.id = above."parentId"
      WHERE above.distance < 100
    )
    SELECT n."shortId" AS id, n.title, w.slug AS workspace
    FROM above
    JOIN "Note" n ON n.id = above."parentId" AND n."trashedAt" IS NULL AND n."notebookId" = ${note.notebookId}::uuid
    JOIN "Workspace" w ON w.id = n."workspaceId"
    WHERE ${note.onNotebook !== "none"} OR EXISTS (
      SELECT FROM "NoteAccess" na WHERE na."noteId" = n.id AND na."userId" = ${userIdOf(actor)}::uuid)
    ORDER BY above.distance DESC`;
  return rows.map((row) => ({ id: row.id, title: row.title, url: noteUrl(row) }));
}
