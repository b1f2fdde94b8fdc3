import { pagesCache } from "../names.ts";
import { deviceStore } from "./device-store.ts";

const owner = "person";

/** Pages that somebody else left in this browser are deleted before anything of this person's is kept. */
export async function claimKeptPages(userId: string): Promise<void> {
  if (typeof caches === "undefined") return; // only on secure connections
  if (deviceStore.get(owner) === userId) return;
  await forgetKeptPages();
  deviceStore.remove(owner); // which also succeeds where the store is full
  deviceStore.set(owner, userId);
}

/** Deletes every page this browser keeps. */
export async function forgetKeptPages(): Promise<void> {
  if (typeof caches !== "undefined") await caches.delete(pagesCache);
}
