import { parentPort } from "node:worker_threads";
import { db } from "#lib/db/db.ts";
import type { Answered, Asked } from "./job-worker.ts";
import type { LongJob } from "./long-jobs.ts";

/** Does the jobs that the server asks this worker for, until it is told to end. */
export function serveJobs(jobs: LongJob[]): void {
  const running = new Map<string, AbortController>();

  async function run(name: string, id: string): Promise<void> {
    const stopping = new AbortController();
    running.set(id, stopping);
    try {
      const job = jobs.find((one) => one.name === name);
      if (!job) throw new Error(`There is no job "${name}"`);
      await job.run(id, stopping.signal);
      answer({ ended: id });
    } catch (error) {
      answer({ ended: id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
      running.delete(id);
    }
  }

  async function end(): Promise<void> {
    await db.$disconnect();
    process.exit();
  }

  parentPort?.on("message", (asked: Asked) => {
    if (asked === "end") void end();
    else if ("stop" in asked) running.get(asked.stop)?.abort(new Error("The server is stopping"));
    else void run(asked.run, asked.id);
  });
}

function answer(answered: Answered): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  parentPort?.postMessage(answered);
}
