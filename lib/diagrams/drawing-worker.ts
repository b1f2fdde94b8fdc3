import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

const mostMs = 2_000;
const startMs = 15_000;
const idleMs = 60_000;

/** A drawing; or that the renderer refused it; or that it did not end in time, which on another day it may. */
export type Drawing = { svg: string } | "refused" | "late";

let running: { worker: Worker; ready: Promise<unknown> } | null = null;
let idle: NodeJS.Timeout | undefined;

/** The diagram as the renderer draws it, if it can within two seconds. One at a time. */
export async function drawInWorker(source: string): Promise<Drawing> {
  clearTimeout(idle);
  const { worker, ready } = (running ??= start());
  try {
    await ready;
    const answer = once(worker, "message", { signal: AbortSignal.timeout(mostMs) });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    worker.postMessage(source);
    const [svg] = (await answer) as [unknown];
    idle = setTimeout(() => void stop(), idleMs).unref();
    return typeof svg === "string" ? { svg } : "refused";
  } catch {
    // It took too long or too much memory: the next diagram gets a fresh worker.
    await stop();
    return "late";
  }
}

function start() {
  const worker = new Worker(join(process.cwd(), "lib/diagrams/draw-worker.ts"), {
    resourceLimits: { maxOldGenerationSizeMb: 192 },
    stderr: true,
  });
  worker.unref();
  const ready = once(worker, "message", { signal: AbortSignal.timeout(startMs) });
  return { worker, ready };
}

async function stop(): Promise<void> {
  const stopped = running;
  running = null;
  await stopped?.worker.terminate();
}
