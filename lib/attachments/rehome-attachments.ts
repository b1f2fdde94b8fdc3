import type { Tx } from "#lib/db/db.ts";

/** Before these notes go for ever: the files that another note uses are that one's from now on. */
export async function rehomeAttachments(tx: Tx, going: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attachment" SET "noteId" = heir."noteId"
    FROM (
      SELECT DISTINCT ON (used."attachmentId") used."attachmentId", used."noteId"
      FROM "AttachmentUse" AS used
      JOIN "Attachment" AS file ON file.id = used."attachmentId"
      JOIN "Note" AS note ON note.id = used."noteId"
      WHERE file."noteId" = ANY(${going}::uuid[])
        AND used."noteId" <> ALL(${going}::uuid[])
        AND note."workspaceId" = file."workspaceId"
      ORDER BY used."attachmentId", used."usedAt" DESC
    ) AS heir
    WHERE "Attachment".id = heir."attachmentId"`;
}
