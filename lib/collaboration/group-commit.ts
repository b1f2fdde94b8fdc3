import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "#lib/db/outage.ts";
import type { Appended, Typed } from "#lib/notes/append-typed.ts";
import { reportError } from "#lib/report.ts";

const largestBatch = 500;
const firstRetryMs = 50;
const longestRetryMs = 2_000;

export interface GroupCommit {
  /** Resolves once the update is durable, or refused. */
  append(typed: Typed): Promise<Appended>;
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>;
  /** Gives up on what is waiting: its authors have not been told that it is saved. */
  abort(): void;
}

interface Waiting {
  typed: Typed;
  settle(appended: Appended): void;
  fail(error: unknown): void;
}

/**
 * Writes updates in batches: whatever arrives while one batch is being written makes up the next. As long as the
 * database cannot be reached, everything waits, and nobody is told that anything is saved.
 */
export function createGroupCommit(write: (typed: Typed[]) => Promise<Appended[]>): GroupCommit {
  const waiting: Waiting[] = [];
  const aborted = new AbortController();
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await writeBatch(waiting.splice(0, largestBatch));
    running = undefined;
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const appended = await untilReachable(() => write(batch.map(({ typed }) => typed)));
      batch.forEach(({ settle }, index) => settle(appended[index]!));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) return only.fail(error);
      for (const one of batch) await writeBatch([one]); // so that one bad update harms nobody else
    }
  }

  async function untilReachable<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let delay = firstRetryMs; ; delay = Math.min(delay * 2, longestRetryMs)) {
      try {
        return await work();
      } catch (error) {
        if (aborted.signal.aborted || !isOutage(error)) throw error;
        if (delay === firstRetryMs) reportError(error, "Updates wait for the database");
        await sleep(delay, undefined, { signal: aborted.signal });
      }
    }
  }

  return {
    append: (typed) =>
      new Promise((settle, fail) => {
        waiting.push({ typed, settle, fail });
        running ??= Promise.resolve().then(drain);
      }),
    async idle() {
      await running;
    },
    abort: () => aborted.abort(),
  };
}
