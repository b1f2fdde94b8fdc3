import type { Expression, ExpressionMatch } from "./find-in-text.ts";

/** What the worker is asked. */
export interface Asked {
  expression: Expression;
  texts: string[];
}

/** What it tells: that it is there, and then what it found in each text. */
export type Told = "ready" | ExpressionMatch[][];

/** Why nobody knows what there is. */
export type Trouble = "tooLong" | "notLoaded";

const patienceMs = 1_000;

/** Looks through texts in a worker, which is ended when that takes long, or when `signal` says so. */
export function searchAside(asked: Asked, signal: AbortSignal): Promise<ExpressionMatch[][] | Trouble> {
  const worker = new Worker(new URL("./expression-worker.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = Promise.withResolvers<ExpressionMatch[][] | Trouble>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    if (data !== "ready") return resolve(data);
    timer = setTimeout(() => resolve("tooLong"), patienceMs);
    worker.postMessage(asked, { transfer: [] }); // a worker has no origin to name
  });
  worker.addEventListener("error", () => resolve("notLoaded"));
  signal.addEventListener("abort", () => resolve([]));
  return promise.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
