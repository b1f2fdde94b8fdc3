import { filesPath, isNotePath, workerPath, type KeepRequest } from "../names.ts";
import { letNewestTakeOver } from "./let-newest-take-over.ts";

/**
 * Lets the page that is open be opened without the server later on, when it is a note's, with the files it uses.
 * Browsers allow that on secure connections only.
 */
export async function keepOffline(path: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await lookForWorker();
  const registration = await navigator.serviceWorker.ready;
  await letNewestTakeOver(registration);
  const files = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith(filesPath));
  const request: KeepRequest = { type: "keep", page: isNotePath(path) ? path : null, files };
  registration.active?.postMessage(request);
}

async function lookForWorker(): Promise<void> {
  const known = await navigator.serviceWorker.getRegistration(workerPath);
  // Browsers would look for a new worker by themselves, but at their leisure.
  if (known)
    await known.update().catch(() => undefined); // offline
  else await navigator.serviceWorker.register(workerPath, { updateViaCache: "none" });
}
