import { pagesCache } from "../names.ts";

const ownerKey = "commonplace.person";

/** Pages that somebody else left in this browser are deleted before anything of this person's is kept. */
export async function claimKeptPages(userId: string): Promise<void> {
  if (typeof caches === "undefined") return; // only on secure connections
  if (localStorage.getItem(ownerKey) === userId) return;
  await forgetKeptPages();
  localStorage.setItem(ownerKey, userId);
}

/** Deletes every page this browser keeps. */
export async function forgetKeptPages(): Promise<void> {
  if (typeof caches !== "undefined") await caches.delete(pagesCache);
}
