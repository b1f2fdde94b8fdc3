/** Where words wait on this device that were written beside a note and not sent; `forgetLocalNotes` clears it all. */
export const keptWordsPrefix = "commonplace:words:";

/** Whose words, about which note. */
export interface WordsOf {
  userId: string;
  noteId: string;
}

/** What the names of all words of one person about one note begin with. */
export function placeOfWords({ userId, noteId }: WordsOf): string {
  return `${keptWordsPrefix}${userId}:${noteId}:`;
}

/** Whether this device keeps some. */
export function keepsWords(of: WordsOf): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(placeOfWords(of)));
  } catch {
    return false; // this browser keeps nothing
  }
}

/** Deletes everybody's words from this device. */
export function forgetKeptWords(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(keptWordsPrefix)) localStorage.removeItem(key);
}
