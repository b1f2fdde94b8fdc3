import type { Tx } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { storeNote } from "./store-note.ts";

interface Stored {
  content: NoteContent;
  waiting: boolean;
}

/**
 * Title and body of the note with this (internal) id, with every word that anybody was told is saved. Whoever only reads
 * locks nothing and leaves the Yjs state where it is, unless something is to be merged; they do not wait for the revision
 * of a pause that is over either: sweepNotes cuts it.
 */
export async function readContent(tx: Tx, noteId: string): Promise<NoteContent> {
  const [stored] = await tx.$queryRaw<Stored[]>`
    SELECT content, EXISTS (SELECT FROM "NoteUpdate" AS u
        WHERE u."noteId" = s."noteId" AND u."mergedAt" IS NULL AND u."brokenAt" IS NULL) AS waiting
    FROM "NoteState" AS s WHERE s."noteId" = ${noteId}::uuid`;
  if (!stored) throw new Refusal("not-found", permissionTexts.noteNotFound);
  return stored.waiting ? (await storeNote(tx, noteId)).content : stored.content;
}
