import { storage } from "#lib/attachments/storage.ts";
import { db } from "#lib/db/db.ts";
import { isRefusal } from "#lib/errors.ts";
import type { LongJob } from "#lib/jobs/long-jobs.ts";
import { reportError } from "#lib/report.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import { ImportEnded, importRow } from "./import-row.ts";

/** Looks at uploads, writes the notes of those that somebody decided for, and takes back what was cancelled or failed. */
export const importJob: LongJob = {
  name: "imports",

  async waiting() {
    const rows = await db.import.findMany({
      where: { status: { in: ["reading", "running", "undoing"] } },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },

  async run(id, signal) {
    try {
      await continueImport(id, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof ImportEnded) return;
      if (!isRefusal(error)) reportError(error, `Import ${id}`);
      await takeBack(id, isRefusal(error) ? error.message : transferTexts.importFailed);
    }
  },

  giveUp: async (id) => await takeBack(id, transferTexts.importFailed),
};

/** What reads archives and documents is loaded only now: most servers do nothing of it on most days. */
async function continueImport(id: string, signal: AbortSignal): Promise<void> {
  const row = await db.import.findUnique({ where: { id }, select: importRow });
  if (row?.status === "reading") await (await import("./analyse-import.ts")).analyseImport(row, signal);
  if (row?.status === "undoing") await (await import("./undo-import.ts")).undoImport(row, signal);
  if (row?.status !== "running") return;
  await (await import("./run-import.ts")).writeImport(row, signal);
  await (await import("./reveal-import.ts")).revealImport(id);
  await storage().delete(row.key);
}

/** What failed leaves nothing behind but the reason. */
async function takeBack(id: string, failure: string): Promise<void> {
  const where = { id, status: { in: ["reading" as const, "running" as const, "undoing" as const] } };
  await db.import.updateMany({ where, data: { status: "undoing", failure } });
}
