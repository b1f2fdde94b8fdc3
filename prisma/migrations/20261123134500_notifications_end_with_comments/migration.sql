-- What people were told of a comment ends with it.
DELETE FROM "Notification" AS told
WHERE (told."threadId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Thread" AS thread WHERE thread.id = told."threadId"))
  OR (told."commentId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Comment" AS comment WHERE comment.id = told."commentId"));

CREATE INDEX "Notification_threadId_idx" ON "Notification"("threadId");
CREATE INDEX "Notification_commentId_idx" ON "Notification"("commentId");

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
