import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import type { ImportStatus } from "#lib/db/generated/enums.ts";
import { noteUrl } from "#lib/notes/note-url.ts";
import type { InWorkspace } from "#lib/notes/schema.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { ImportRef, ListImportItems } from "../schema.ts";
import type { Warning } from "./document.ts";
import { importRow, reportOf, requireImport, type ImportRow } from "./import-row.ts";
import type { ImportReport } from "./report.ts";
import type { SkipReason } from "./skip-reason.ts";
import type { ImportSource } from "./source.ts";

/** How an import stands, for whoever began it. */
export interface ReadImport {
  id: string;
  name: string;
  status: ImportStatus;
  source: ImportSource | null;
  total: number;
  done: number;
  /** Null until the archive has been looked at. */
  report: ImportReport | null;
  failure: string | null;
  createdAt: string;
  endedAt: string | null;
}

/** An import as it is now, for whoever began it. */
export async function readImport(actor: Actor, { id }: ImportRef): Promise<ReadImport> {
  return await transaction(async (tx) => toReadImport(await requireImport(tx, actor, { id })));
}

const shown = 20;

/** The actor's own imports in a workspace, the newest first. */
export async function listImports(actor: Actor, { workspace: slug }: InWorkspace): Promise<ReadImport[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const rows = await tx.import.findMany({
      where: { workspaceId: workspace.id, createdById: userIdOf(actor) ?? { in: [] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shown,
      select: importRow,
    });
    return rows.map(toReadImport);
  });
}

function toReadImport(row: ImportRow): ReadImport {
  const { id, name, status, source, total, done, failure, createdAt, endedAt } = row;
  return {
    id,
    name,
    status,
    source: source as ImportSource | null,
    total,
    done,
    report: source === null ? null : reportOf(row),
    failure,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** A file of an import that somebody should know about. */
export interface ListedItem {
  index: number;
  path: string;
  reason: SkipReason | null;
  warnings: Warning[];
  /** Where the note is, once the import is done. */
  url: string | null;
}

const page = 100;

/** Files that were left out, or came in changed; the next ones are `after` the last index. */
export async function listImportItems(
  actor: Actor,
  { id, which, after }: ListImportItems,
): Promise<{ items: ListedItem[]; next: number | null }> {
  return await transaction(async (tx) => {
    const { status, workspace } = await requireImport(tx, actor, { id });
    const rows = await tx.importItem.findMany({
      where: {
        importId: id,
        index: { gt: after },
        ...(which === "skipped"
          ? { kind: "skipped", reason: { not: "junk" } }
          : { NOT: { warnings: { equals: [] } } }),
      },
      orderBy: { index: "asc" },
      take: page,
      select: {
        index: true,
        path: true,
        reason: true,
        warnings: true,
        target: true,
        title: true,
        kind: true,
      },
    });
    const items = rows.map(({ index, path, reason, warnings, target, title, kind }) => ({
      index,
      path,
      reason: reason as SkipReason | null,
      warnings: warnings as unknown as Warning[],
      url:
        status === "done" && target !== null && kind === "note"
          ? noteUrl({ workspace: workspace.slug, title, id: target })
          : null,
    }));
    return { items, next: rows.length === page ? (rows.at(-1)?.index ?? null) : null };
  });
}
