-- What happened to a note and leaves no trace elsewhere.
CREATE TYPE "NoteEventKind" AS ENUM ('published', 'unpublished', 'trashed', 'restored');

CREATE TABLE "NoteEvent" (
    "id" UUID NOT NULL,
    "noteId" UUID NOT NULL,
    "userId" UUID,
    "kind" "NoteEventKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NoteEvent_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "NoteEvent_noteId_at_idx" ON "NoteEvent"("noteId", "at");
CREATE INDEX "NoteEvent_at_id_idx" ON "NoteEvent"("at", "id");

ALTER TABLE "NoteEvent" ADD CONSTRAINT "NoteEvent_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteEvent" ADD CONSTRAINT "NoteEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- As far as it is known of what there is.
INSERT INTO "NoteEvent" ("id", "noteId", "userId", "kind", "at")
SELECT gen_random_uuid(), "noteId", "publishedById", 'published'::"NoteEventKind", "updatedAt" FROM "Publication"
UNION ALL
SELECT gen_random_uuid(), "id", "trashedById", 'trashed'::"NoteEventKind", "trashedAt" FROM "Note" WHERE "trashedAt" IS NOT NULL;

-- The newest of all notes.
CREATE INDEX "Revision_createdAt_id_idx" ON "Revision"("createdAt", "id");
CREATE INDEX "Comment_createdAt_id_idx" ON "Comment"("createdAt", "id");
CREATE INDEX "Thread_resolvedAt_id_idx" ON "Thread"("resolvedAt", "id");
