import type { PgBoss } from "pg-boss";
import { reportError } from "#lib/report.ts";

/**
 * Work that takes a while. That it is to be done stands in rows of its own, written in the transaction that decided
 * so; pg-boss sees to it that one process does it at a time, and that it is taken up again after a crash.
 */
export interface LongJob {
  name: string;
  /** The ids of what is to be done now, begun or not. */
  waiting(): Promise<string[]>;
  /** Does it, or goes on with it; stops soon, by throwing, when the signal says so. */
  run(id: string, signal: AbortSignal): Promise<void>;
  /** Ends what was begun again and again and never came to an end. */
  giveUp(id: string): Promise<void>;
}

export interface LongJobs {
  /** Starts what is waiting. Cheap when nothing is: pg-boss is loaded and connected only while there is work. */
  wake(): Promise<void>;
  /** Stops what is running; whoever starts next goes on with it. */
  close(): Promise<void>;
}

const mostAttempts = 5;
const restAfterMs = 60_000;
const stopWithinMs = 5_000;

// A crash is noticed when a heartbeat is late; the day is pg-boss's longest time for a job.
const queueOptions = {
  policy: "exclusive",
  retryLimit: 100,
  retryDelay: 1,
  heartbeatSeconds: 10,
  expireInSeconds: 23 * 3600,
  deleteAfterSeconds: 3600,
} as const;

/** Does these jobs, as many at once as there are kinds, until it is closed. */
export function longJobs(jobs: LongJob[]): LongJobs {
  const stopping = new AbortController();
  let boss: PgBoss | null = null;
  let restless = 0;

  async function wake(): Promise<void> {
    const work = await Promise.all(jobs.map(async (job) => ({ job, ids: await job.waiting() })));
    const isIdle = work.every(({ ids }) => ids.length === 0);
    if (!isIdle) restless = Date.now();
    if (isIdle && boss && Date.now() - restless > restAfterMs) return await rest();
    if (isIdle || stopping.signal.aborted) return;
    boss ??= await start(jobs, stopping.signal);
    for (const { job, ids } of work)
      for (const id of ids) await boss.send(job.name, { id }, { singletonKey: id });
  }

  async function rest(): Promise<void> {
    const resting = boss;
    boss = null;
    await resting?.stop({ timeout: stopWithinMs });
  }

  return {
    wake,
    async close() {
      stopping.abort(new Error("The server is stopping"));
      await rest();
    },
  };
}

async function start(jobs: LongJob[], stopping: AbortSignal): Promise<PgBoss> {
  const { PgBoss } = await import("pg-boss"); // 30 MB that most hours of most days do not need
  const boss = new PgBoss({
    connectionString: process.env.DATABASE_URL ?? "",
    schema: "jobs",
    max: 2,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    connectionTimeoutMillis: 10_000,
  });
  boss.on("error", (error) => reportError(error, "The queue of jobs"));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, queueOptions);
    await boss.work<{ id: string }>(
      job.name,
      { pollingIntervalSeconds: 0.5, includeMetadata: true },
      async ([task]) => {
        if (task) await attempt(job, task, stopping);
      },
    );
  }
  return boss;
}

async function attempt(
  job: LongJob,
  task: { data: { id: string }; retryCount: number; signal: AbortSignal },
  stopping: AbortSignal,
): Promise<void> {
  const { id } = task.data;
  if (task.retryCount >= mostAttempts) return await job.giveUp(id);
  try {
    await job.run(id, AbortSignal.any([task.signal, stopping]));
  } catch (error) {
    if (!stopping.aborted) reportError(error, `The job "${job.name}" ${id}`);
    throw error; // pg-boss tries again
  }
}
