-- Who follows what, what people are told, and how they want to be told.
CREATE TYPE "WatchLevel" AS ENUM ('watching', 'stopped', 'muted');

CREATE TYPE "MailRhythm" AS ENUM ('gathered', 'daily', 'never');

CREATE TABLE "Watch" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "noteId" UUID,
    "notebookId" UUID,
    "level" "WatchLevel" NOT NULL DEFAULT 'watching',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Watch_one_target" CHECK (num_nonnulls("noteId", "notebookId") = 1)
);

CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "noteId" UUID,
    "notebookId" UUID,
    "byId" UUID,
    "threadId" UUID,
    "commentId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "mailDue" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Notification_one_target" CHECK (num_nonnulls("noteId", "notebookId") = 1)
);

CREATE TABLE "NoteMention" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoteMention_pkey" PRIMARY KEY ("noteId","userId")
);

CREATE TABLE "NotificationSettings" (
    "userId" UUID NOT NULL,
    "mail" "MailRhythm" NOT NULL DEFAULT 'gathered',
    "dailyHour" INTEGER NOT NULL DEFAULT 8,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "notMailed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "autoWatch" BOOLEAN NOT NULL DEFAULT true,
    "mailFailures" INTEGER NOT NULL DEFAULT 0,
    "mailRetryAt" TIMESTAMPTZ(3),

    CONSTRAINT "NotificationSettings_pkey" PRIMARY KEY ("userId")
);

CREATE UNIQUE INDEX "Watch_noteId_userId_key" ON "Watch"("noteId", "userId");

CREATE UNIQUE INDEX "Watch_notebookId_userId_key" ON "Watch"("notebookId", "userId");

CREATE INDEX "Watch_userId_idx" ON "Watch"("userId");

CREATE UNIQUE INDEX "Notification_userId_commentId_key" ON "Notification"("userId", "commentId");

CREATE INDEX "Notification_userId_workspaceId_createdAt_idx" ON "Notification"("userId", "workspaceId", "createdAt");

CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

CREATE INDEX "Notification_mailDue_userId_idx" ON "Notification"("mailDue", "userId");

CREATE INDEX "Notification_noteId_idx" ON "Notification"("noteId");

CREATE INDEX "Notification_notebookId_idx" ON "Notification"("notebookId");

CREATE INDEX "Notification_createdAt_idx" ON "Notification"("createdAt");

ALTER TABLE "Watch" ADD CONSTRAINT "Watch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Watch" ADD CONSTRAINT "Watch_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Watch" ADD CONSTRAINT "Watch_notebookId_fkey" FOREIGN KEY ("notebookId") REFERENCES "Notebook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_notebookId_fkey" FOREIGN KEY ("notebookId") REFERENCES "Notebook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "NotificationSettings" ADD CONSTRAINT "NotificationSettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
