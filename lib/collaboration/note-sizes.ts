import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { largestNote } from "#lib/editor/note-limit.ts";
import type { DecodedUpdate } from "./check-update.ts";
import { EndConnection } from "./ending.ts";

/** From here on people are told. */
const nearlyTooLarge = 0.8 * largestNote;
/** With what was deleted lately, which is held for a while. */
const mostHeld = 3 * largestNote;

/** An update of so many bytes to a document that is open, and a copy of that in which it is made already. */
export interface Change {
  document: Document;
  copy: Y.Doc;
  update: DecodedUpdate;
  bytes: number;
}

export interface NoteSizes {
  /** The size of a note (by its internal id) that is being opened. */
  opened(noteId: string, bytes: number): void;
  /** The size of a note as it was stored; it may be closed by now. */
  stored(noteId: string, bytes: number): void;
  /** Ends the connection if the update makes the note too large. Whether it brings the note near to that. */
  reserve(noteId: string, change: Change): boolean;
  isNearlyTooLarge(noteId: string): boolean;
  forget(noteId: string): void;
}

interface Size {
  /** Without what was deleted. */
  alive: number;
  /** With what was deleted and is held in memory. */
  held: number;
}

/**
 * How large the open notes are. What browsers send to this process counts in full until the note is measured again, also
 * when it deletes something. What others write (the API, restores, repairs, other processes) counts from then on only, or
 * once the note is stored.
 */
export function createNoteSizes(): NoteSizes {
  const sizes = new Map<string, Size>();
  const sizeOfNote = (noteId: string) => sizes.get(noteId) ?? { alive: 0, held: 0 };
  return {
    opened: (noteId, bytes) => void sizes.set(noteId, { alive: bytes, held: bytes }),
    stored(noteId, bytes) {
      if (sizes.has(noteId)) sizes.set(noteId, { ...sizeOfNote(noteId), alive: bytes });
    },
    reserve(noteId, change) {
      const before = sizeOfNote(noteId);
      let size: Size = { alive: before.alive + change.bytes, held: before.held + change.bytes };
      const comesNear = before.alive <= nearlyTooLarge && size.alive > nearlyTooLarge;
      if (comesNear || size.alive > largestNote || size.held > mostHeld) size = measured(change);
      sizes.set(noteId, size);
      return comesNear && size.alive > nearlyTooLarge;
    },
    isNearlyTooLarge: (noteId) => sizeOfNote(noteId).alive > nearlyTooLarge,
    forget: (noteId) => void sizes.delete(noteId),
  };
}

/** The size of the note with the change, which must not be too large unless the change makes it smaller. */
function measured({ document, copy, update, bytes }: Change): Size {
  const size = { alive: sizeOf(copy), held: sizeOf(document) + bytes };
  const isTooMuch = size.alive > largestNote || size.held > mostHeld;
  const deletes = update.ds.clients.size > 0;
  if (isTooMuch && !(deletes && size.alive + bytes <= sizeOf(withoutDeleted(document))))
    throw new EndConnection("note-too-large");
  return size;
}

function sizeOf(doc: Y.Doc): number {
  return Y.encodeStateAsUpdate(doc).byteLength;
}

function withoutDeleted(document: Document): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}
