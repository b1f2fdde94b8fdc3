import * as Y from "yjs";
import { recordUses } from "#lib/attachments/record-uses.ts";
import type { Tx } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { createNoteUpdate, noteFromDoc, type NoteContent } from "#lib/editor/yjs.ts";
import { insertRevision, type CutRevision } from "#lib/revisions/insert-revision.ts";
import { contribute, saveContributions, type Contributions } from "./contributions.ts";
import { addUpdate } from "./note-doc.ts";
import { saveFacts } from "./store-note.ts";
import { bytes } from "./update-log.ts";

export interface FirstBody extends NoteContent {
  /** The internal id of the note, whose row exists. */
  noteId: string;
  userId: string | null;
  origin: Exclude<UpdateOrigin, "typed" | "restored" | "repaired">;
}

/**
 * Gives a new note its first state, its facts and its revision 1. Browsers only ever load it, so two of them opening
 * a new note at once seed nothing.
 */
export async function createNoteBody(tx: Tx, first: FirstBody): Promise<CutRevision> {
  const { noteId, userId, origin, ...said } = first;
  const update = createNoteUpdate(said);
  const doc = new Y.Doc();
  const addition = addUpdate(doc, update);
  const content = noteFromDoc(doc);
  const at = new Date();
  await tx.noteUpdate.create({
    data: { noteId, userId, origin, update: bytes(update), at, mergedAt: at },
    select: { id: true },
  });
  await tx.noteState.create({
    data: { noteId, state: bytes(update), content, schemaVersion: SCHEMA_VERSION },
    select: { noteId: true },
  });
  await saveFacts(tx, { noteId, content, updatedAt: at });
  await recordUses(tx, noteId, [{ userId, update }]);
  const contributions: Contributions = [];
  contribute(contributions, { userId, origin, at }, addition);
  await saveContributions(tx, noteId, contributions);
  const stateVector = Y.encodeStateVector(doc);
  doc.destroy();
  return await insertRevision(tx, { noteId, kind: origin, content, stateVector, at, createdById: userId });
}
