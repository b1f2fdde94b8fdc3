import { once } from "node:events";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { reportError } from "#lib/report.ts";
import { DamagedFile, type ArchiveFile } from "../archive/archive.ts";
import type { Surveyed } from "./survey-document.ts";
import type { AskedSurvey } from "./survey-thread.ts";

/** In bytes. What is shorter is read before a thread would have heard of it, unless it is an archive itself. */
const light = 50_000;
/** Of a processor, so that a busy machine refuses nothing; and by the clock, should that stand still. */
const limits = { cpuMs: 20_000, ms: 180_000, mb: 512 };
const lookEveryMs = 100;
const idleMs = 60_000;

export type SurveyLimits = typeof limits;

let queue: Promise<unknown> = Promise.resolve();
let running: { worker: Worker; ready: Promise<unknown> } | null = null;
let idle: NodeJS.Timeout | undefined;

/** Whether reading a file may take long or much memory. */
export function isHeavy({ path, size }: ArchiveFile): boolean {
  return size > light || /\.docx$/i.test(path);
}

/** Reads a document in a thread that is ended when it takes too long or too much memory. One at a time. */
export async function surveyApart(
  file: ArchiveFile,
  path: string,
  given: Partial<SurveyLimits> = {},
): Promise<Surveyed> {
  const turn = queue.then(async () => await survey(file, path, { ...limits, ...given }));
  queue = turn.catch(() => undefined); // Whoever asked hears of it; the next one need not.
  return await turn;
}

async function survey(file: ArchiveFile, path: string, limit: SurveyLimits): Promise<Surveyed> {
  clearTimeout(idle);
  try {
    const bytes = await buffer(await file.open());
    const { worker, ready } = (running ??= start(limit.mb));
    await ready;
    const surveyed = await answer(worker, { path, bytes }, limit);
    if (surveyed === null)
      await stop(); // The next document gets a fresh thread.
    else idle = setTimeout(() => void stop(), idleMs).unref();
    return surveyed ?? { skipped: "too-costly" };
  } catch (error) {
    if (error instanceof DamagedFile) return { skipped: "damaged" };
    await stop();
    if (isOver(error)) return { skipped: "too-costly" };
    reportError(error, "A file that could not be read for an import");
    return { skipped: "unreadable" };
  }
}

/** What the thread found; null when it took too long. */
async function answer(worker: Worker, asked: AskedSurvey, limit: SurveyLimits): Promise<Surveyed | null> {
  const ended = new AbortController();
  const before = await worker.cpuUsage();
  const found = once(worker, "message", { signal: ended.signal }).then(([first]) => first as Surveyed);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
  worker.postMessage(asked);
  try {
    return await Promise.race([found, tooLong(worker, before, { limit, signal: ended.signal })]);
  } finally {
    ended.abort();
    found.catch(() => undefined); // nobody waits for it any more
  }
}

async function tooLong(
  worker: Worker,
  before: NodeJS.CpuUsage,
  { limit, signal }: { limit: SurveyLimits; signal: AbortSignal },
): Promise<null> {
  const until = performance.now() + limit.ms;
  for (;;) {
    await pause(lookEveryMs, undefined, { signal });
    const { user, system } = await worker.cpuUsage(before);
    if ((user + system) / 1000 > limit.cpuMs || performance.now() > until) return null;
  }
}

function start(mb: number) {
  const worker = new Worker(join(process.cwd(), "lib/transfer/import/survey-thread.ts"), {
    resourceLimits: { maxOldGenerationSizeMb: mb, maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  worker.on("error", () => undefined); // whoever waits for an answer hears of it, and nobody else need
  return { worker, ready: once(worker, "message") };
}

async function stop(): Promise<void> {
  const stopped = running;
  running = null;
  await stopped?.worker.terminate();
}

/** The thread has ended, since there was no memory left for it. */
function isOver(error: unknown): boolean {
  const over = ["ERR_WORKER_OUT_OF_MEMORY", "ERR_WORKER_NOT_RUNNING"];
  return error instanceof Error && "code" in error && over.includes(String(error.code));
}
