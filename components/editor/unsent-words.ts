import { newUuid } from "#components/ui/new-uuid.ts";
import { deviceStore } from "#lib/offline/client/device-store.ts";

const prefix = "unsent:";

/** Tells this device that it alone holds words of a note, also when that is open nowhere any more. */
export interface UnsentMark {
  set(title: string): void;
  /** The server holds everything that this tab does. */
  clear(): void;
}

/** The mark of a tab that has loaded this device's copy of a note: along with its own words it sends what others left. */
export function unsentMark({ userId, noteId }: { userId: string; noteId: string }): UnsentMark {
  const place = `${placeOf(userId)}${noteId}:`;
  const own = place + newUuid();
  const marked = new Set(deviceStore.names(place));
  return {
    set(title) {
      if (marked.has(own)) return;
      marked.add(own);
      deviceStore.set(own, title);
    },
    clear() {
      for (const name of marked) deviceStore.remove(name);
      marked.clear();
    },
  };
}

/** The titles of this person's notes that have words on this device alone. */
export function titlesOfUnsent(userId: string): string[] {
  return [...new Set(deviceStore.names(placeOf(userId)).map((name) => deviceStore.get(name) ?? ""))];
}

/** Whether this device alone holds words of somebody's note. */
export function isUnsent({ userId, noteId }: { userId: string; noteId: string }): boolean {
  return deviceStore.names(`${placeOf(userId)}${noteId}:`).length > 0;
}

/** Deletes this person's marks; the words themselves go with the copies of the notes. */
export function forgetUnsent(userId: string): void {
  for (const name of deviceStore.names(placeOf(userId))) deviceStore.remove(name);
}

function placeOf(userId: string): string {
  return `${prefix}${userId}:`;
}
