import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import type { DecodedUpdate } from "./check-update.ts";
import { EndConnection } from "./ending.ts";

/** Far more than anybody reads in one piece; what is larger makes every browser slow. */
const largestNote = 10 * 1024 * 1024;
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

/** How large the open notes are: at most, since what updates delete counts until the note is measured again. */
export function createNoteSizes(): NoteSizes {
  const sizes = new Map<string, number>();
  return {
    opened: (noteId, bytes) => void sizes.set(noteId, bytes),
    stored(noteId, bytes) {
      if (sizes.has(noteId)) sizes.set(noteId, bytes);
    },
    reserve(noteId, change) {
      const before = sizes.get(noteId) ?? 0;
      let size = before + change.bytes;
      const comesNear = before <= nearlyTooLarge && size > nearlyTooLarge;
      if (comesNear || size > largestNote) size = measured(change);
      sizes.set(noteId, size);
      return comesNear && size > nearlyTooLarge;
    },
    isNearlyTooLarge: (noteId) => (sizes.get(noteId) ?? 0) > nearlyTooLarge,
    forget: (noteId) => void sizes.delete(noteId),
  };
}

/** The size of the note with the change, which must not be too large unless the change makes it smaller. */
function measured({ document, copy, update, bytes }: Change): number {
  const size = sizeOf(copy);
  const isTooMuch = size > largestNote || sizeOf(document) + bytes > mostHeld;
  const deletes = update.ds.clients.size > 0;
  if (isTooMuch && !(deletes && size + bytes <= sizeOf(withoutDeleted(document))))
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
