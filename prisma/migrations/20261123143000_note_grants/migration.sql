-- Single people may be let into single notes. Both tables begin empty, so a full database waits for none of this.
CREATE TABLE "NoteGrant" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "access" "Access" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "NoteGrant_pkey" PRIMARY KEY ("noteId", "userId")
);

-- What the grants on a note and on the notes above it give there. Derived; kept by the functions below.
CREATE TABLE "NoteAccess" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "access" "Access" NOT NULL,

    CONSTRAINT "NoteAccess_pkey" PRIMARY KEY ("noteId", "userId")
);

CREATE INDEX "NoteGrant_workspaceId_userId_idx" ON "NoteGrant"("workspaceId", "userId");
CREATE INDEX "NoteGrant_userId_idx" ON "NoteGrant"("userId");
CREATE INDEX "NoteGrant_createdById_idx" ON "NoteGrant"("createdById");
CREATE INDEX "NoteAccess_userId_idx" ON "NoteAccess"("userId");

ALTER TABLE "NoteGrant" ADD CONSTRAINT "NoteGrant_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteGrant" ADD CONSTRAINT "NoteGrant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Whoever leaves the workspace leaves its notes, whichever way they leave.
ALTER TABLE "NoteGrant" ADD CONSTRAINT "NoteGrant_workspaceId_userId_fkey" FOREIGN KEY ("workspaceId", "userId") REFERENCES "Member"("workspaceId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteGrant" ADD CONSTRAINT "NoteGrant_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "NoteAccess" ADD CONSTRAINT "NoteAccess_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoteAccess" ADD CONSTRAINT "NoteAccess_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Derives what is given on a note and everything below it. Whoever changes grants or the tree holds the tree's lock.
CREATE FUNCTION derive_note_access(root UUID) RETURNS void AS $$
DECLARE
    -- As an array, so that both tables are asked by their index, however large they are.
    family UUID[] := ARRAY(
        WITH RECURSIVE below AS (
            SELECT root AS id
            UNION
            SELECT note.id FROM "Note" AS note JOIN below ON note."parentId" = below.id
        )
        SELECT id FROM below
    );
BEGIN
    DELETE FROM "NoteAccess" WHERE "noteId" = ANY(family);
    INSERT INTO "NoteAccess" ("noteId", "userId", "access")
    WITH RECURSIVE given AS MATERIALIZED (
        SELECT note.id AS "noteId", above."userId", above."access"
        FROM "Note" AS note JOIN "NoteAccess" AS above ON above."noteId" = note."parentId" WHERE note.id = root
        UNION ALL
        SELECT "noteId", "userId", "access" FROM "NoteGrant" WHERE "noteId" = ANY(family)
    ), below(id, path) AS (
        SELECT note.id, ARRAY[note.id] FROM "Note" AS note WHERE note.id = root
        UNION ALL
        SELECT note.id, below.path || note.id
        FROM "Note" AS note JOIN below ON note."parentId" = below.id AND note.id <> ALL(below.path)
    )
    SELECT below.id, given."userId", max(given."access")
    FROM given JOIN below ON given."noteId" = ANY(below.path)
    GROUP BY below.id, given."userId";
END
$$ LANGUAGE plpgsql;

CREATE FUNCTION note_grant_changed() RETURNS trigger AS $$
BEGIN
    PERFORM derive_note_access(COALESCE(NEW."noteId", OLD."noteId"));
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

CREATE FUNCTION note_placed() RETURNS trigger AS $$
BEGIN
    -- Nearly all notes come to be where nobody was let in. If the note above is made by the same statement, that derives both.
    IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM "NoteAccess" WHERE "noteId" = NEW."parentId") THEN
        RETURN NULL;
    END IF;
    PERFORM derive_note_access(NEW.id);
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER note_grant_changed AFTER INSERT OR DELETE OR UPDATE OF "access" ON "NoteGrant"
    FOR EACH ROW EXECUTE FUNCTION note_grant_changed();
CREATE TRIGGER note_nested AFTER INSERT ON "Note"
    FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION note_placed();
CREATE TRIGGER note_placed AFTER UPDATE OF "parentId" ON "Note"
    FOR EACH ROW WHEN (NEW."parentId" IS DISTINCT FROM OLD."parentId") EXECUTE FUNCTION note_placed();

-- An invitation may let the person into a note, too.
ALTER TABLE "Invitation" ADD COLUMN "noteId" UUID;
CREATE INDEX "Invitation_noteId_idx" ON "Invitation"("noteId");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE SET NULL ON UPDATE CASCADE;
