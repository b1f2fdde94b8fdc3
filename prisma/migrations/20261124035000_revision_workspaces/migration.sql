-- The newest revisions of one workspace, for its activity: by joining notes, those of all others were read as well.
ALTER TABLE "Revision" ADD COLUMN "workspaceId" UUID;

-- The trigger would compare the content of every row.
ALTER TABLE "Revision" DISABLE TRIGGER keep_revision;
UPDATE "Revision" SET "workspaceId" = note."workspaceId" FROM "Note" AS note WHERE note.id = "Revision"."noteId";
ALTER TABLE "Revision" ENABLE TRIGGER keep_revision;
ALTER TABLE "Revision" ALTER COLUMN "workspaceId" SET NOT NULL;

DROP INDEX "Revision_createdAt_id_idx";
CREATE INDEX "Revision_workspaceId_createdAt_id_idx" ON "Revision"("workspaceId", "createdAt", "id");

-- Said by the database alone, so also for processes of an older release that still run.
CREATE FUNCTION revision_in_workspace() RETURNS trigger AS $$
BEGIN
    SELECT "workspaceId" INTO NEW."workspaceId" FROM "Note" WHERE id = NEW."noteId";
    RETURN NEW;
END
$$ LANGUAGE plpgsql;

CREATE FUNCTION note_changed_workspace() RETURNS trigger AS $$
BEGIN
    UPDATE "Revision" SET "workspaceId" = NEW."workspaceId" WHERE "noteId" = NEW.id;
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER revision_in_workspace BEFORE INSERT ON "Revision"
    FOR EACH ROW EXECUTE FUNCTION revision_in_workspace();
CREATE TRIGGER note_changed_workspace AFTER UPDATE OF "workspaceId" ON "Note"
    FOR EACH ROW WHEN (NEW."workspaceId" IS DISTINCT FROM OLD."workspaceId") EXECUTE FUNCTION note_changed_workspace();
