import { once } from "node:events";
import { join } from "node:path";
import { Worker, type ResourceLimits } from "node:worker_threads";
import type { LongJob } from "./long-jobs.ts";

/** What a worker is asked for, and what it answers; see lib/jobs/serve-jobs.ts. */
export type Asked = { run: string; id: string } | { stop: string } | "end";
export interface Answered {
  ended: string;
  /** What went wrong, when something did. */
  failure?: string;
}

interface Waiting {
  done(): void;
  fail(error: Error): void;
}

const idleMs = 60_000;
const endWithinMs = 2_000;
// New objects get more room than in the server itself: a job makes many, and the worker ends with it.
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 32 };

/**
 * Runs jobs in a worker of their own, so that pages and sockets never wait for them, and a job that takes too much memory
 * takes nothing down but itself. The worker is there only while there is work.
 */
export class JobWorker {
  readonly #file: string;
  readonly #limits: ResourceLimits;
  readonly #waiting = new Map<string, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** @param file the module of the worker, from the root of the product. */
  constructor(file: string, limits: ResourceLimits = {}) {
    this.#file = file;
    this.#limits = { ...resourceLimits, ...limits };
  }

  /** The same job, done in the worker. */
  carry(job: LongJob): LongJob {
    return { ...job, run: async (id, signal) => await this.#run(job.name, id, signal) };
  }

  /** Ends the worker once its connections are closed. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    if (!worker) return;
    const exited = once(worker, "exit");
    this.#ask(worker, "end");
    const late = setTimeout(() => void worker.terminate(), endWithinMs);
    await exited;
    clearTimeout(late);
  }

  async #run(name: string, id: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const stop = () => this.#ask(worker, { stop: id });
    signal.addEventListener("abort", stop, { once: true });
    try {
      await new Promise<void>((done, fail) => {
        this.#waiting.set(id, { done, fail });
        this.#ask(worker, { run: name, id });
      });
    } finally {
      signal.removeEventListener("abort", stop);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), idleMs).unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(join(process.cwd(), this.#file), { resourceLimits: this.#limits });
    worker.unref();
    worker.on("message", ({ ended, failure }: Answered) => {
      const waiting = this.#waiting.get(ended);
      if (failure === undefined) waiting?.done();
      else waiting?.fail(new Error(failure));
    });
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, new Error("The worker of the jobs has ended")));
    return worker;
  }

  #lose(worker: Worker, error: unknown): void {
    if (this.#worker === worker) this.#worker = null; // The next job gets a fresh one.
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { fail } of this.#waiting.values()) fail(reason);
  }

  #ask(worker: Worker, asked: Asked): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(asked);
  }
}
