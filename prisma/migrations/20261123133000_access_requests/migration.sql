-- Who asks to read a note, and what came of it.
CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "granted" "Access",

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "AccessRequest_noteId_userId_key" ON "AccessRequest"("noteId", "userId");
CREATE INDEX "AccessRequest_userId_idx" ON "AccessRequest"("userId");

ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An invitation may name the person in a notebook, too.
ALTER TABLE "Invitation" ADD COLUMN "notebookId" UUID, ADD COLUMN "access" "Access";
CREATE INDEX "Invitation_notebookId_idx" ON "Invitation"("notebookId");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_notebookId_fkey" FOREIGN KEY ("notebookId") REFERENCES "Notebook"("id") ON DELETE SET NULL ON UPDATE CASCADE;
