import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { ExportFormat, ExportStatus } from "#lib/db/generated/enums.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** An archive that is being made or waits to be fetched, for whoever asked for it. */
export interface ReadExport {
  id: string;
  name: string;
  format: ExportFormat;
  status: ExportStatus;
  total: number;
  done: number;
  size: number;
  failure: string | null;
  createdAt: string;
  expiresAt: string | null;
}

export const exportRow = {
  id: true,
  workspaceId: true,
  createdById: true,
  notebookId: true,
  noteId: true,
  name: true,
  format: true,
  status: true,
  key: true,
  size: true,
  total: true,
  done: true,
  failure: true,
  createdAt: true,
  expiresAt: true,
} satisfies Prisma.ExportSelect;

export type ExportRow = Prisma.ExportGetPayload<{ select: typeof exportRow }>;

/** What its owner sees of an export. */
export function toReadExport(row: ExportRow): ReadExport {
  const { id, name, format, status, total, done, size, failure, createdAt, expiresAt } = row;
  return {
    id,
    name,
    format,
    status,
    total,
    done,
    failure,
    size: Number(size),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** The actor's own exports of a workspace that have not expired, the newest first. */
export async function ownExports(tx: Tx, actor: Actor, workspaceId: string): Promise<ExportRow[]> {
  return await tx.export.findMany({
    where: {
      workspaceId,
      createdById: userIdOf(actor) ?? { in: [] },
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: exportRow,
  });
}
