import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { noteUrl } from "./note-url.ts";
import type { NoteRef } from "./schema.ts";

/** The notes a note is nested in, the outermost first. They share its notebook, hence its readers. */
export async function ancestorsOf(
  actor: Actor,
  { id }: NoteRef,
): Promise<{ id: string; title: string; url: string }[]> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
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
      ORDER BY above.distance DESC`;
    return rows.map((row) => ({ id: row.id, title: row.title, url: noteUrl(row) }));
  });
}
