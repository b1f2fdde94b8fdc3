import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { EndConnection } from "./ending.ts";

/** Far more than anybody reads in one piece; what is larger makes every browser slow. */
const largestNote = 10 * 1024 * 1024;
/** From here on people are told. */
const nearlyTooLarge = 0.8 * largestNote;

export interface NoteSizes {
  /** The size of a note (by its internal id) that is being opened. */
  opened(noteId: string, bytes: number): void;
  /** The size of a note as it was stored; it may be closed by now. */
  stored(noteId: string, bytes: number): void;
  /** Ends the connection if the update would make the note too large. Whether it brings the note near to that. */
  reserve(noteId: string, document: Document, bytes: number): boolean;
  isNearlyTooLarge(noteId: string): boolean;
  forget(noteId: string): void;
}

/** How large the open notes are: at least, since updates only add until the note is measured again. */
export function createNoteSizes(): NoteSizes {
  const sizes = new Map<string, number>();
  return {
    opened: (noteId, bytes) => void sizes.set(noteId, bytes),
    stored(noteId, bytes) {
      if (sizes.has(noteId)) sizes.set(noteId, bytes);
    },
    reserve(noteId, document, bytes) {
      const before = sizes.get(noteId) ?? 0;
      let size = before + bytes;
      const comesNear = before <= nearlyTooLarge && size > nearlyTooLarge;
      if (comesNear || size > largestNote) size = Y.encodeStateAsUpdate(document).byteLength + bytes;
      if (size > largestNote) throw new EndConnection("note-too-large");
      sizes.set(noteId, size);
      return comesNear && size > nearlyTooLarge;
    },
    isNearlyTooLarge: (noteId) => (sizes.get(noteId) ?? 0) > nearlyTooLarge,
    forget: (noteId) => void sizes.delete(noteId),
  };
}
