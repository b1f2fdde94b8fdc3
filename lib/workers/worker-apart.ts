import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** How much one answer may cost: by the clock, and of a processor, which a busy machine does not run out of. */
export interface Limits {
  ms: number;
  cpuMs?: number;
}

/** The worker had no answer within its limits. */
export class TooCostly extends Error {
  override readonly name = "TooCostly";
}

const startMs = 30_000;
const idleMs = 60_000;
const lookEveryMs = 100;

/**
 * Work that may take long, or much memory, in a worker of its own: one task at a time. A worker that needs more than it
 * may is ended, and the next task gets a fresh one; it is there only while there is work.
 */
export class WorkerApart<Task, Answer> {
  readonly #file: string;
  readonly #mb: number;
  #queue: Promise<unknown> = Promise.resolve();
  #running: { worker: Worker; ready: Promise<unknown> } | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** @param file its module, from the root of the product; it says that it is ready, and then one answer for each task. */
  constructor(file: string, { mb }: { mb: number }) {
    this.#file = resolve(file); // whole, since the bundler follows a path that is put together at `new Worker`
    this.#mb = mb;
  }

  /** The worker's answer to the task, when its turn comes. Throws TooCostly, or what the worker threw. */
  async ask(task: Task, limits: Limits): Promise<Answer> {
    const turn = this.#queue.then(() => this.#answer(task, limits));
    this.#queue = turn.catch(() => undefined); // Whoever asked hears of it; the next one need not.
    return await turn;
  }

  async #answer(task: Task, limits: Limits): Promise<Answer> {
    clearTimeout(this.#idle);
    const { worker, ready } = (this.#running ??= this.#start());
    const ended = new AbortController();
    try {
      await ready;
      const before = await worker.cpuUsage();
      const answer = once(worker, "message", { signal: ended.signal });
      answer.catch(() => undefined); // nobody waits for it once it is too late
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage(task);
      const [said] = await Promise.race([answer, over(worker, { before, limits, signal: ended.signal })]);
      this.#idle = setTimeout(() => void this.#stop(), idleMs).unref();
      return said as Answer;
    } catch (error) {
      await this.#stop();
      throw isOutOfMemory(error) ? new TooCostly() : error;
    } finally {
      ended.abort();
    }
  }

  #start() {
    const worker = new Worker(this.#file, {
      resourceLimits: { maxOldGenerationSizeMb: this.#mb, maxYoungGenerationSizeMb: 32 },
      stderr: true, // V8 writes there when the memory ends, which is ours to say
    });
    worker.unref();
    worker.on("error", () => undefined); // whoever waits for an answer hears of it, and nobody else need
    return { worker, ready: once(worker, "message", { signal: AbortSignal.timeout(startMs) }) };
  }

  async #stop(): Promise<void> {
    const stopped = this.#running;
    this.#running = null;
    await stopped?.worker.terminate();
  }
}

interface Watched {
  before: NodeJS.CpuUsage;
  limits: Limits;
  signal: AbortSignal;
}

/** Throws once a task has cost more than it may. */
async function over(worker: Worker, { before, limits, signal }: Watched): Promise<never> {
  const until = performance.now() + limits.ms;
  for (;;) {
    const left = until - performance.now();
    await pause(Math.min(lookEveryMs, Math.max(left, 0)), undefined, { signal });
    const { user, system } = await worker.cpuUsage(before);
    if ((user + system) / 1000 > (limits.cpuMs ?? Infinity) || performance.now() >= until)
      throw new TooCostly();
  }
}

function isOutOfMemory(error: unknown): boolean {
  const over = ["ERR_WORKER_OUT_OF_MEMORY", "ERR_WORKER_NOT_RUNNING"];
  return error instanceof Error && "code" in error && over.includes(String(error.code));
}
