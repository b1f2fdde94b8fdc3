CREATE TYPE "ImportStatus" AS ENUM ('reading', 'ready', 'running', 'done', 'undoing', 'cancelled', 'failed');

CREATE TYPE "ImportItemKind" AS ENUM ('note', 'folder', 'attachment', 'skipped');

CREATE TYPE "ExportFormat" AS ENUM ('markdown', 'html');

CREATE TYPE "ExportStatus" AS ENUM ('running', 'done', 'failed');

CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "source" TEXT,
    "status" "ImportStatus" NOT NULL DEFAULT 'reading',
    "targetId" UUID,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "report" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Import_workspaceId_createdById_createdAt_idx" ON "Import"("workspaceId", "createdById", "createdAt");

CREATE INDEX "Import_status_idx" ON "Import"("status");

CREATE TABLE "ImportItem" (
    "importId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "kind" "ImportItemKind" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "names" TEXT[],
    "target" TEXT,
    "parent" INTEGER,
    "position" TEXT NOT NULL DEFAULT '',
    "notebook" TEXT,
    "owner" INTEGER,
    "reason" TEXT,
    "warnings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "ImportItem_pkey" PRIMARY KEY ("importId","index")
);

CREATE INDEX "ImportItem_importId_kind_index_idx" ON "ImportItem"("importId", "kind", "index");

CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "notebookId" UUID,
    "noteId" UUID,
    "name" TEXT NOT NULL,
    "format" "ExportFormat" NOT NULL,
    "status" "ExportStatus" NOT NULL DEFAULT 'running',
    "key" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Export_workspaceId_createdById_createdAt_idx" ON "Export"("workspaceId", "createdById", "createdAt");

CREATE INDEX "Export_status_idx" ON "Export"("status");

CREATE INDEX "Export_expiresAt_idx" ON "Export"("expiresAt");

ALTER TABLE "Notebook" ADD COLUMN "importId" UUID;

CREATE INDEX "Notebook_importId_idx" ON "Notebook"("importId");

ALTER TABLE "Notebook" ADD CONSTRAINT "Notebook_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Import" ADD CONSTRAINT "Import_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Import" ADD CONSTRAINT "Import_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Import" ADD CONSTRAINT "Import_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Notebook"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Export" ADD CONSTRAINT "Export_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Export" ADD CONSTRAINT "Export_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
