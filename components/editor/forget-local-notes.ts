import { forgetKeptWords, keepsWordsOf } from "#components/comments/kept-words-place.ts";
import { forgetAsked } from "#components/sharing/asked.ts";
import { forgetKeptPages } from "#lib/offline/client/pages-owner.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { forgetUnsent, isUnsent, titlesOfUnsent } from "./unsent-words.ts";

const prefix = "commonplace:";

/** The name of this browser's copy of one person's note. */
export function localCopyName({ userId, noteId }: { userId: string; noteId: string }): string {
  return `${prefix}${userId}:${noteId}`;
}

/** What to ask somebody with before this browser forgets what it keeps of theirs; null when it holds nothing alone. */
export function lossByForgetting(userId: string): string | null {
  const titles = titlesOfUnsent(userId);
  if (titles.length > 0) return shellTexts.forgetNotes(titles);
  return keepsWordsOf(userId) ? shellTexts.forgetComments : null;
}

/**
 * Deletes every note, every page and all unsent words that this browser keeps, and what was asked for in it. To be called
 * when somebody signs out. What only this browser has of another person, whose session just ended, stays for them.
 */
export async function forgetLocalNotes(userId: string): Promise<void> {
  forgetKeptWords(userId);
  forgetUnsent(userId);
  forgetAsked();
  await forgetKeptPages();
  if (typeof indexedDB === "undefined") return;
  for (const { name } of await indexedDB.databases()) {
    const [, owner, noteId] = name?.startsWith(prefix) ? name.split(":") : [];
    if (!name || !owner || !noteId) continue;
    if (!isUnsent({ userId: owner, noteId })) indexedDB.deleteDatabase(name);
  }
}
