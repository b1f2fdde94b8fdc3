import { databaseTime } from "#lib/db/clock.ts";
import { db, transaction } from "#lib/db/db.ts";
import { isRefusal } from "#lib/errors.ts";
import { reportError } from "#lib/report.ts";
import { pauseBegan } from "#lib/revisions/boundaries.ts";
import { storeNote } from "./store-note.ts";

/** Younger updates are about to be stored by the process that received them. */
const leftAfterMs = 12_000;
const atOnce = 100;
/**
 * How long merged updates stay in the log, in case somebody has to look at them. Each key is one, with a hundred bytes
 * around it; who wrote what when is in the contributions for good.
 */
const keptMs = 3600_000;
const deletedAtOnce = 20_000;

/**
 * Merges what a crash or an outage left in the logs, and cuts the revisions of notes in which nobody writes any more.
 * Returns how many notes it stored.
 */
export async function sweepNotes(): Promise<number> {
  const due = await dueNotes();
  let stored = 0;
  for (const noteId of due) {
    try {
      await transaction((tx) => storeNote(tx, noteId));
      stored++;
    } catch (error) {
      if (!isRefusal(error)) reportError(error, `Sweeping the note ${noteId}`); // the others are stored all the same
    }
  }
  await forgetMerged();
  return stored;
}

async function dueNotes(): Promise<Set<string>> {
  const now = await databaseTime(db);
  const left = await db.$queryRaw<{ noteId: string }[]>`
    SELECT DISTINCT "noteId" FROM "NoteUpdate"
    WHERE "mergedAt" IS NULL AND "brokenAt" IS NULL AND at < ${new Date(now.getTime() - leftAfterMs)} LIMIT ${atOnce}`;
  const paused = await db.noteState.findMany({
    where: { windowStartedAt: { not: null }, windowEditedAt: { lte: pauseBegan(now) } },
    select: { noteId: true },
    take: atOnce,
  });
  return new Set([...left, ...paused].map(({ noteId }) => noteId));
}

async function forgetMerged(): Promise<void> {
  const before = new Date(Date.now() - keptMs);
  await transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM "NoteUpdate" WHERE id IN (
        SELECT id FROM "NoteUpdate" WHERE "mergedAt" < ${before} AND "brokenAt" IS NULL LIMIT ${deletedAtOnce})`,
  );
}
