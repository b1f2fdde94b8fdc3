import * as Y from "yjs";
import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { RevisionKind } from "#lib/db/generated/enums.ts";
import { closeWindow, storeNote } from "#lib/notes/store-note.ts";
import { insertRevision, type CutRevision } from "./insert-revision.ts";

export interface RevisionToCut {
  /** The internal id of the note. */
  noteId: string;
  kind: RevisionKind;
  /** Who asked for it. */
  actor: Actor;
  restoredFrom?: number;
  name?: string;
}

/**
 * Cuts a revision of the note with every acknowledged word in it; the newest one is returned when nothing changed
 * since. The caller has checked what the actor may do.
 */
export async function cutRevision(
  tx: Tx,
  { noteId, actor, ...revision }: RevisionToCut,
): Promise<CutRevision> {
  const stored = await storeNote(tx, noteId);
  const { content, state, now } = stored;
  const stateVector = Y.encodeStateVectorFromUpdate(state);
  const createdById = userIdOf(actor);
  const cut = await insertRevision(tx, { ...revision, noteId, content, stateVector, createdById, at: now });
  await closeWindow(tx, stored);
  return cut;
}
