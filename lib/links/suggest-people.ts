import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { fold } from "#lib/search/fold.ts";
import type { SuggestPeople } from "./schema.ts";

/** Somebody who can be named in a note. */
export interface SuggestedPerson {
  id: string;
  name: string;
  /** Whether they may read the note they are named in. */
  reads: boolean;
}

const shown = 10;

/**
 * The people of the note's workspace whose name has a word that begins with this; those who may read it first. Guests
 * get to know those who are named for the same notebook, if they are themselves, and for the note.
 */
export async function suggestPeople(
  actor: Actor,
  { note: id, q }: SuggestPeople,
): Promise<SuggestedPerson[]> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    const wanted = fold(q).trim();
    const beginning = `${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return await tx.$queryRaw<SuggestedPerson[]>`
      SELECT u."id", u."name", (
        (b."visibility" = 'open' AND m."role" <> 'guest') OR EXISTS (
          SELECT FROM "NotebookMember" nm WHERE nm."notebookId" = b."id" AND nm."userId" = u."id") OR EXISTS (
          SELECT FROM "NoteAccess" na WHERE na."noteId" = ${note.id}::uuid AND na."userId" = u."id")
      ) AS "reads"
      FROM "Member" m JOIN "User" u ON u."id" = m."userId" JOIN "Notebook" b ON b."id" = ${note.notebookId}::uuid
      WHERE m."workspaceId" = ${note.workspaceId}::uuid AND u."suspendedAt" IS NULL
        AND (${note.role !== "guest"} OR (${note.onNotebook !== "none"} AND EXISTS (
          SELECT FROM "NotebookMember" nm WHERE nm."notebookId" = b."id" AND nm."userId" = u."id")) OR EXISTS (
          SELECT FROM "NoteAccess" na WHERE na."noteId" = ${note.id}::uuid AND na."userId" = u."id"))
        AND (search_fold(u."name") LIKE ${beginning} OR search_fold(u."name") LIKE ${`% ${beginning}`})
      ORDER BY 3 DESC, u."name", u."id" LIMIT ${shown}`;
  });
}
