import type { UserActor } from "#lib/actor.ts";
import { storage } from "#lib/attachments/storage.ts";
import { db, transaction } from "#lib/db/db.ts";
import { isRefusal } from "#lib/errors.ts";
import type { LongJob } from "#lib/jobs/long-jobs.ts";
import { reportError } from "#lib/report.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { ExportScope } from "../schema.ts";
import { exportRow, type ExportRow } from "./export-row.ts";

const keptMs = 7 * 24 * 3600 * 1000;
const reportEvery = 20;

/** Makes large archives, with the rights that the person has while it is made; after a crash it begins anew. */
export const exportJob: LongJob = {
  name: "exports",

  async waiting() {
    const rows = await db.export.findMany({
      where: { status: "running" },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },

  async run(id, signal) {
    try {
      const row = await db.export.findUnique({ where: { id }, select: exportRow });
      if (row?.status === "running") await makeArchive(row, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (!isRefusal(error)) reportError(error, `Export ${id}`);
      await fail(id, isRefusal(error) ? error.message : transferTexts.exportFailed);
    }
  },

  giveUp: async (id) => await fail(id, transferTexts.exportFailed),
};

async function makeArchive(row: ExportRow, signal: AbortSignal): Promise<void> {
  const [{ planExport }, { writeArchive }] = await Promise.all([
    import("./plan-export.ts"),
    import("./write-archive.ts"),
  ]);
  const { id, format, key, createdById: userId } = row;
  const actor: UserActor = { kind: "user", userId, sessionId: id };
  const plan = await transaction(async (tx) => planExport(tx, actor, await scopeOf(row)));
  let size = 0;
  const onProgress = async (done: number) => {
    if (done % reportEvery === 0) await db.export.updateMany({ where: { id }, data: { done } });
  };
  const archive = writeArchive(actor, { plan, format }, { signal, onProgress });
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of archive as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      yield chunk;
    }
  }
  await storage().put(key, counted());
  const now = Date.now();
  await db.export.updateMany({
    where: { id, status: "running" },
    data: {
      status: "done",
      size,
      done: plan.notes.length,
      total: plan.notes.length,
      endedAt: new Date(now),
      expiresAt: new Date(now + keptMs),
    },
  });
}

async function scopeOf({ workspaceId, notebookId, noteId }: ExportRow): Promise<ExportScope> {
  const shortId = { select: { shortId: true } } as const;
  const { slug: workspace } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true },
  });
  const notebook = notebookId && (await db.notebook.findUnique({ where: { id: notebookId }, ...shortId }));
  const note = noteId && (await db.note.findUnique({ where: { id: noteId }, ...shortId }));
  return {
    workspace,
    // A notebook that was deleted meanwhile is not found, rather than everything.
    ...(notebookId !== null && { notebook: notebook ? notebook.shortId : "0" }),
    ...(noteId !== null && { note: note ? note.shortId : "0" }),
  };
}

async function fail(id: string, failure: string): Promise<void> {
  const now = Date.now();
  await db.export.updateMany({
    where: { id, status: "running" },
    data: { status: "failed", failure, endedAt: new Date(now), expiresAt: new Date(now + keptMs) },
  });
}
