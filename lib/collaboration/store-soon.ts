import { setTimeout as sleep } from "node:timers/promises";
import { transaction } from "#lib/db/db.ts";
import { isRefusal } from "#lib/errors.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { reportError } from "#lib/report.ts";

const quietMs = 1_500;
const latestMs = 8_000;
const retryMs = 3_000;
const atOnce = 2;

export interface Storing {
  /** Stores the note (by its internal id) when nothing has been written for a moment, or for too long. */
  soon(noteId: string): void;
  /** Stores whatever is due at once, and nothing later. */
  finish(): Promise<void>;
}

interface Due {
  timer: NodeJS.Timeout;
  since: number;
}

/**
 * Merges the logs of notes that are being written in. That is only housekeeping: what is in the log is safe, and
 * whatever a crash or an outage leaves is merged by the sweep.
 */
export function createStoring(onStored: (noteId: string, stateBytes: number) => void): Storing {
  const due = new Map<string, Due>();
  const running = new Map<string, Promise<void>>();
  let finished = false;

  function schedule(noteId: string, since: number, delay: number): void {
    clearTimeout(due.get(noteId)?.timer);
    due.set(noteId, { since, timer: setTimeout(() => start(noteId), delay) });
  }

  function start(noteId: string): void {
    if (running.has(noteId) || running.size >= atOnce)
      return schedule(noteId, due.get(noteId)?.since ?? Date.now(), 50);
    clearTimeout(due.get(noteId)?.timer);
    due.delete(noteId);
    const run = store(noteId).finally(() => running.delete(noteId));
    running.set(noteId, run);
  }

  async function store(noteId: string): Promise<void> {
    try {
      const { state } = await transaction((tx) => storeNote(tx, noteId));
      onStored(noteId, state.byteLength);
    } catch (error) {
      if (isRefusal(error)) return; // the note was deleted
      reportError(error, `Storing the note ${noteId}`);
      if (!finished) schedule(noteId, Date.now(), retryMs);
    }
  }

  return {
    soon(noteId) {
      if (finished) return;
      const since = due.get(noteId)?.since ?? Date.now();
      schedule(noteId, since, Math.max(0, Math.min(quietMs, since + latestMs - Date.now())));
    },
    async finish() {
      finished = true;
      while (due.size > 0 || running.size > 0) {
        for (const noteId of due.keys()) start(noteId);
        await Promise.race([...running.values(), sleep(50)]);
      }
    },
  };
}
