import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { Refusal } from "#lib/errors.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ImportReport } from "./report.ts";

/**
 * The import with this id, of the person who began it, as long as they are in the workspace; else not found. A token
 * that only reads may not go on with it.
 */
export async function requireImport(
  tx: Tx,
  actor: Actor,
  { id, change = false }: { id: string; change?: boolean },
) {
  const row = await tx.import.findUnique({
    where: { id },
    select: { ...importRow, workspace: { select: { slug: true } } },
  });
  const userId = userIdOf(actor);
  if (!row || userId === null || row.createdById !== userId)
    throw new Refusal("not-found", transferTexts.importNotFound);
  await requireWorkspace(tx, actor, { slug: row.workspace.slug, action: "view" });
  if (change && actor.kind === "token" && actor.scope === "read")
    throw new Refusal("forbidden", transferTexts.mayNotImport);
  return row;
}

export const importRow = {
  id: true,
  workspaceId: true,
  createdById: true,
  name: true,
  key: true,
  source: true,
  status: true,
  targetId: true,
  total: true,
  done: true,
  report: true,
  failure: true,
  createdAt: true,
  endedAt: true,
} satisfies Prisma.ImportSelect;

export type ImportRow = Prisma.ImportGetPayload<{ select: typeof importRow }>;

/** Locks the import, so that its state changes once, and in one order. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Import" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return await tx.import.findUnique({ where: { id }, select: importRow });
}

/** The report that was stored when the archive was looked at. */
export function reportOf({ report }: { report: Prisma.JsonValue }): ImportReport {
  return report as unknown as ImportReport;
}

/** Somebody cancelled the import, or another process has gone on with it. */
export class ImportEnded extends Error {}
