import { deviceStore } from "#lib/offline/client/device-store.ts";

/** Where words wait on this device that were written beside a note and not sent; `forgetLocalNotes` clears it all. */
const keptWordsPrefix = "words:";

/** Whose words, about which note. */
export interface WordsOf {
  userId: string;
  noteId: string;
}

/** What the names of all words of one person about one note begin with. */
export function placeOfWords({ userId, noteId }: WordsOf): string {
  return `${placeOfPerson(userId)}${noteId}:`;
}

/** Whether this device keeps some. */
export function keepsWords(of: WordsOf): boolean {
  return deviceStore.names(placeOfWords(of)).length > 0;
}

/** Whether this device keeps some of this person, about whatever note. */
export function keepsWordsOf(userId: string): boolean {
  return deviceStore.names(placeOfPerson(userId)).length > 0;
}

/** Deletes this person's words from this device. */
export function forgetKeptWords(userId: string): void {
  for (const name of deviceStore.names(placeOfPerson(userId))) deviceStore.remove(name);
}

function placeOfPerson(userId: string): string {
  return `${keptWordsPrefix}${userId}:`;
}
