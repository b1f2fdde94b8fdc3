-- When a row goes, PostgreSQL looks in each table that refers to it; without an index it reads all of that table. Deleting a
-- note with a hundred revisions read all revisions and contributions there are a hundred times.
CREATE INDEX "Workspace_createdById_idx" ON "Workspace"("createdById");
CREATE INDEX "Invitation_createdById_idx" ON "Invitation"("createdById");
CREATE INDEX "Invitation_acceptedById_idx" ON "Invitation"("acceptedById");
CREATE INDEX "Note_createdById_idx" ON "Note"("createdById");
CREATE INDEX "Note_trashedById_idx" ON "Note"("trashedById");
CREATE INDEX "Contribution_userId_idx" ON "Contribution"("userId");
CREATE INDEX "Contribution_revisionId_idx" ON "Contribution"("revisionId");
CREATE INDEX "Revision_createdById_idx" ON "Revision"("createdById");
CREATE INDEX "Revision_baseId_idx" ON "Revision"("baseId");
CREATE INDEX "NoteEvent_userId_idx" ON "NoteEvent"("userId");
CREATE INDEX "AccessRequest_decidedById_idx" ON "AccessRequest"("decidedById");
CREATE INDEX "Publication_revisionId_idx" ON "Publication"("revisionId");
CREATE INDEX "Publication_publishedById_idx" ON "Publication"("publishedById");
CREATE INDEX "Attachment_workspaceId_idx" ON "Attachment"("workspaceId");
CREATE INDEX "Attachment_createdById_idx" ON "Attachment"("createdById");
CREATE INDEX "Import_createdById_idx" ON "Import"("createdById");
CREATE INDEX "Import_targetId_idx" ON "Import"("targetId");
CREATE INDEX "Export_createdById_idx" ON "Export"("createdById");
CREATE INDEX "Notification_workspaceId_idx" ON "Notification"("workspaceId");
CREATE INDEX "Notification_byId_idx" ON "Notification"("byId");
CREATE INDEX "Thread_createdById_idx" ON "Thread"("createdById");
CREATE INDEX "Thread_resolvedById_idx" ON "Thread"("resolvedById");
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");
CREATE INDEX "Comment_deletedById_idx" ON "Comment"("deletedById");
CREATE INDEX "CommentReaction_userId_idx" ON "CommentReaction"("userId");
CREATE INDEX "ThreadRead_userId_idx" ON "ThreadRead"("userId");
