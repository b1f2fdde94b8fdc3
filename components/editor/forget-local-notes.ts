import { forgetKeptWords } from "#components/comments/kept-words-place.ts";
import { forgetAsked } from "#components/sharing/asked.ts";
import { forgetKeptPages } from "#lib/offline/client/pages-owner.ts";

const prefix = "commonplace:";

/** The name of this browser's copy of one person's note. */
export function localCopyName({ userId, noteId }: { userId: string; noteId: string }): string {
  return `${prefix}${userId}:${noteId}`;
}

/** Deletes every note, every page and all unsent words this browser keeps, and what was asked for in it. To be called when somebody signs out. */
export async function forgetLocalNotes(): Promise<void> {
  forgetKeptWords();
  forgetAsked();
  await forgetKeptPages();
  if (typeof indexedDB === "undefined") return;
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith(prefix)) indexedDB.deleteDatabase(name);
  }
}
