import type { Tx } from "#lib/db/db.ts";

/** A note below another one; ids are internal. */
export interface Descendant {
  id: string;
  trashedAt: Date | null;
}

/** The note itself and everything below it, also what is in the trash. */
export async function withDescendants(tx: Tx, noteId: string): Promise<Descendant[]> {
  return await tx.$queryRaw<Descendant[]>`
    WITH RECURSIVE "below" AS (
      SELECT "id", "trashedAt" FROM "Note" WHERE "id" = ${noteId}::uuid
      UNION
      SELECT n."id", n."trashedAt" FROM "Note" n JOIN "below" b ON n."parentId" = b."id"
    )
    SELECT "id", "trashedAt" FROM "below"`;
}

/** The ids of a note in the trash and of what went there together with it: whatever below it has the same time. */
export async function wentTogether(tx: Tx, noteId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "together" AS (
      SELECT "id", "trashedAt" FROM "Note" WHERE "id" = ${noteId}::uuid AND "trashedAt" IS NOT NULL
      UNION
      SELECT n."id", n."trashedAt" FROM "Note" n
      JOIN "together" t ON n."parentId" = t."id" AND n."trashedAt" = t."trashedAt"
    )
    SELECT "id" FROM "together"`;
  return rows.map((row) => row.id);
}
