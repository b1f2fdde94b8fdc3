import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { pauseIsOver } from "#lib/revisions/boundaries.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { storeNote } from "./store-note.ts";

interface Stored {
  content: NoteContent;
  startedAt: Date | null;
  editedAt: Date | null;
  waiting: boolean;
  now: Date;
}

/**
 * Title and body of the note with this (internal) id, with every word that anybody was told is saved. Whoever only reads
 * locks nothing and leaves the Yjs state where it is, as long as there is nothing to store.
 */
export async function readContent(tx: Tx, noteId: string): Promise<NoteContent> {
  const [stored] = await tx.$queryRaw<Stored[]>`
    SELECT content, "windowStartedAt" AS "startedAt", "windowEditedAt" AS "editedAt",
      EXISTS (SELECT FROM "NoteUpdate" AS u
        WHERE u."noteId" = s."noteId" AND u."mergedAt" IS NULL AND u."brokenAt" IS NULL) AS waiting,
      clock_timestamp() AS now
    FROM "NoteState" AS s WHERE s."noteId" = ${noteId}::uuid`;
  if (!stored) throw new Refusal("not-found", permissionTexts.noteNotFound);
  const isDue = stored.waiting || pauseIsOver(stored, stored.now);
  return isDue ? (await storeNote(tx, noteId)).content : stored.content;
}
