import type { Tx } from "#lib/db/db.ts";

/** Those of the notes (by internal id) that this person has read, and somebody else has written in since. */
export async function changedNotes(
  tx: Tx,
  { userId, noteIds }: { userId: string; noteIds: string[] },
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ noteId: string }[]>`
    SELECT visit."noteId" FROM "NoteVisit" AS visit
    WHERE visit."userId" = ${userId}::uuid AND visit."noteId" = ANY(${noteIds}::uuid[]) AND EXISTS (
      SELECT FROM "Contribution" AS written
      WHERE written."noteId" = visit."noteId" AND written."lastAt" > visit.at AND written."userId" <> visit."userId")`;
  return new Set(rows.map(({ noteId }) => noteId));
}

export interface Writer {
  id: string;
  name: string;
}

/** Who else has written in the note (by its internal id) since then, the last one first. */
export async function writersSince(
  tx: Tx,
  { noteId, userId, since }: { noteId: string; userId: string; since: Date },
): Promise<Writer[]> {
  return await tx.$queryRaw<Writer[]>`
    SELECT person.id, person.name FROM "Contribution" AS written JOIN "User" AS person ON person.id = written."userId"
    WHERE written."noteId" = ${noteId}::uuid AND written."lastAt" > ${since} AND person.id <> ${userId}::uuid
    GROUP BY person.id ORDER BY max(written."lastAt") DESC, person.id`;
}
