import * as Y from "yjs";
import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import { UnfitContent } from "#lib/editor/replace-content.ts";
import { Refusal } from "#lib/errors.ts";
import { announce } from "#lib/events/events.ts";
import { allows, type AccessLevel } from "#lib/permissions/access.ts";
import { notesDomainTexts } from "#lib/texts/en/notes-domain.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";
import { docFrom } from "./note-doc.ts";
import { cutWindow, storeNote } from "./store-note.ts";
import { appendUpdates, closeLog } from "./update-log.ts";

export interface Change {
  /** As `requireNote` returned it in this transaction. */
  note: { id: string; access: AccessLevel };
  origin: Exclude<UpdateOrigin, "created" | "typed" | "repaired">;
  /** Changes the document, which holds every acknowledged word. Whoever has the note open sees it happen. */
  change: (doc: Y.Doc) => void;
}

/**
 * Writes into a note from the server: as a Yjs update in the log, like everything that is typed (law 1). What was
 * typed before, up to the moment of the change, is in a revision of its own afterwards; the caller cuts the one that
 * holds the change.
 * Returns whether the document changed; refuses when it holds, or would hold, what the schema does not know.
 */
export async function writeNote(tx: Tx, actor: Actor, { note, origin, change }: Change): Promise<boolean> {
  if (!allows(note.access, "edit")) throw new Refusal("forbidden", permissionTexts.mayNot.edit);
  await storeNote(tx, note.id); // most of the work, while people still write
  await closeLog(tx, note.id);
  const stored = await cutWindow(tx, await storeNote(tx, note.id));
  const doc = docFrom(stored.state);
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.on("update", () => (changed = true));
  applyChange(doc, change);
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  if (!changed) return false;
  await appendUpdates(tx, [{ noteId: note.id, userId: userIdOf(actor), origin, update }]);
  await storeNote(tx, note.id);
  await announce(tx, { type: "note.written", noteId: note.id });
  return true;
}

function applyChange(doc: Y.Doc, change: Change["change"]): void {
  try {
    doc.transact(() => change(doc));
  } catch (error) {
    if (!(error instanceof UnfitContent)) throw error;
    const { unknownInNote, unknownInNext } = notesDomainTexts;
    throw new Refusal("conflict", error.side === "current" ? unknownInNote : unknownInNext);
  }
}
