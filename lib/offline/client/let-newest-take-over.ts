import type { TakeOverRequest } from "../names.ts";

const calmMs = 1_000;
const patienceMs = 10_000;

/**
 * Waits until the newest worker that the browser has got is the active one. Workers take over by themselves, but when
 * something reaches the old one while Chromium is stopping it, Chromium starts it again and leaves the new one waiting
 * for minutes: so nothing should be sent to the old one meanwhile, and a worker that waits is asked once more. One that
 * still does not come is left to itself.
 */
export async function letNewestTakeOver({ installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const newest = installing ?? waiting;
  if (newest?.state === "installing") await nextState(newest, patienceMs);
  if (newest?.state === "installed") await nextState(newest, calmMs);
  if (newest?.state !== "installed") return;
  const request: TakeOverRequest = { type: "take over" };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  newest.postMessage(request);
  await nextState(newest, patienceMs);
}

/** Resolves when the worker's state changes, or when that takes too long. */
async function nextState(worker: ServiceWorker, withinMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    worker.addEventListener("statechange", stop, { once: true });
  });
}
