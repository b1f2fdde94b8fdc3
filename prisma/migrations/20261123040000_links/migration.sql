-- What links, tags and aliases a note has is derived from its body; "factsVersion" tells which notes are still to be
-- looked at by the code that derives them (the job "sweep facts" does, a few at a time).
ALTER TABLE "Note" ADD COLUMN "aliasKeys" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Note" ADD COLUMN "factsVersion" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Note" ADD COLUMN "isTemplate" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "Note_aliasKeys_idx" ON "Note" USING GIN ("aliasKeys") WITH (gin_pending_list_limit = 256);
CREATE INDEX "Note_factsVersion_id_idx" ON "Note" ("factsVersion", "id");
CREATE INDEX "Note_templates_idx" ON "Note" ("workspaceId") WHERE "isTemplate";

CREATE TABLE "NoteLink" (
    "id" BIGSERIAL NOT NULL,
    "fromId" UUID NOT NULL,
    "note" TEXT,
    "target" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "heading" TEXT,
    "block" TEXT,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "NoteLink_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "NoteLink_fromId_idx" ON "NoteLink"("fromId");
CREATE INDEX "NoteLink_note_idx" ON "NoteLink"("note");
CREATE INDEX "NoteLink_targetKey_idx" ON "NoteLink"("targetKey");
ALTER TABLE "NoteLink" ADD CONSTRAINT "NoteLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "NoteTag" (
    "noteId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "NoteTag_pkey" PRIMARY KEY ("noteId", "key")
);
CREATE INDEX "NoteTag_key_idx" ON "NoteTag" (left("key", 200) text_pattern_ops);
ALTER TABLE "NoteTag" ADD CONSTRAINT "NoteTag_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
