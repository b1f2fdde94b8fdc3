-- When something happened is said by the clock of the database, not by that of whichever process wrote it, and as of
-- the row rather than as of the beginning of its transaction. Defaults only: no row is touched.
ALTER TABLE "User" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Session" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Session" ALTER COLUMN "lastSeenAt" SET DEFAULT clock_timestamp();
ALTER TABLE "ApiToken" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Workspace" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Member" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Invitation" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Notebook" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Note" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Note" ALTER COLUMN "updatedAt" SET DEFAULT clock_timestamp();
ALTER TABLE "NoteGrant" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "NoteUpdate" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
ALTER TABLE "Revision" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "NoteEvent" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
ALTER TABLE "AccessRequest" ALTER COLUMN "askedAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Publication" ALTER COLUMN "publishedAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Publication" ALTER COLUMN "updatedAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Attachment" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Import" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Export" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "AttachmentUse" ALTER COLUMN "usedAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Watch" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Notification" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Thread" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "Comment" ALTER COLUMN "createdAt" SET DEFAULT clock_timestamp();
ALTER TABLE "CommentReaction" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
