-- What each person last saw of each note.
CREATE TABLE "NoteVisit" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "difference" BYTEA,
    "contentHash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoteVisit_pkey" PRIMARY KEY ("noteId", "userId")
);

CREATE INDEX "NoteVisit_userId_idx" ON "NoteVisit"("userId");
CREATE INDEX "NoteVisit_revisionId_idx" ON "NoteVisit"("revisionId");

ALTER TABLE "NoteVisit" ADD CONSTRAINT "NoteVisit_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteVisit" ADD CONSTRAINT "NoteVisit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteVisit" ADD CONSTRAINT "NoteVisit_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who wrote in a note lately.
CREATE INDEX "Contribution_noteId_lastAt_idx" ON "Contribution"("noteId", "lastAt");
