-- Which notes may show a file, beside the note it was uploaded to.
CREATE TABLE "AttachmentUse" (
    "noteId" UUID NOT NULL,
    "attachmentId" UUID NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AttachmentUse_pkey" PRIMARY KEY ("noteId","attachmentId")
);

CREATE INDEX "AttachmentUse_attachmentId_idx" ON "AttachmentUse"("attachmentId");

ALTER TABLE "AttachmentUse" ADD CONSTRAINT "AttachmentUse_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AttachmentUse" ADD CONSTRAINT "AttachmentUse_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When somebody last looked for whoever still needs the file.
ALTER TABLE "Attachment" ADD COLUMN "checkedAt" TIMESTAMPTZ(3);
