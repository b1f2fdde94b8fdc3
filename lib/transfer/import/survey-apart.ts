import { buffer } from "node:stream/consumers";
import { reportError } from "#lib/report.ts";
import { WorkerApart, TooCostly, type Limits } from "#lib/workers/worker-apart.ts";
import { DamagedFile, type ArchiveFile } from "../archive/archive.ts";
import type { Surveyed } from "./survey-document.ts";
import type { AskedSurvey } from "./survey-worker.ts";

/** In bytes. What is shorter is read before a worker would have heard of it, unless it is an archive itself. */
const light = 50_000;
/** Of a processor, so that a busy machine refuses nothing; and by the clock, should that stand still. */
const limits = { cpuMs: 20_000, ms: 180_000 };

const worker = new WorkerApart<AskedSurvey, Surveyed>("lib/transfer/import/survey-worker.ts", { mb: 512 });

/** Whether reading a file may take long or much memory. */
export function isHeavy({ path, size }: ArchiveFile): boolean {
  return size > light || /\.docx$/i.test(path);
}

/** Reads a document in a worker that is ended when it takes too long or too much memory. One at a time. */
export async function surveyApart(
  file: ArchiveFile,
  path: string,
  given: Partial<Limits> = {},
): Promise<Surveyed> {
  try {
    const bytes = await buffer(await file.open());
    return await worker.ask({ path, bytes }, { ...limits, ...given });
  } catch (error) {
    if (error instanceof DamagedFile) return { skipped: "damaged" };
    if (error instanceof TooCostly) return { skipped: "too-costly" };
    reportError(error, "A file that could not be read for an import");
    return { skipped: "unreadable" };
  }
}
