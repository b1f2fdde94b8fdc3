import type { Document, Hocuspocus } from "@hocuspocus/server";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { mergeUnattributed } from "#lib/notes/merge-log.ts";
import { readLoggedBody } from "#lib/notes/update-log.ts";
import { EndConnection } from "./ending.ts";
import type { SocketContext } from "./peer.ts";

/** Far more than anybody reads in one piece; what is larger makes every browser slow. */
const largestNote = 10 * 1024 * 1024;

export interface OpenDocuments {
  /** The whole body of a note, for a document that is being opened. */
  load(shortId: string, noteId: string): Promise<Uint8Array>;
  /** Brings what others wrote into the log into the document, if it is open. */
  catchUp(noteId: string): Promise<void>;
  catchUpAll(): Promise<void>;
  /** Ends the connection if the update would make the note too large. */
  reserve(noteId: string, document: Document, bytes: number): void;
  /** The size as it was stored. */
  measured(noteId: string, bytes: number): void;
  forget(shortId: string): void;
}

/** The notes that are open in this process. */
export function createOpenDocuments(hocuspocus: () => Hocuspocus<SocketContext>): OpenDocuments {
  const names = new Map<string, string>();
  const sizes = new Map<string, number>();
  const catchingUp = new Map<string, Promise<void>>();

  async function documentOf(noteId: string): Promise<Document | undefined> {
    const name = names.get(noteId);
    if (name === undefined) return undefined;
    return (
      hocuspocus().documents.get(name) ??
      (await hocuspocus()
        .loadingDocuments.get(name)
        ?.catch(() => undefined))
    );
  }

  async function readInto(noteId: string): Promise<void> {
    const document = await documentOf(noteId);
    const body = document && (await readLoggedBody(db, noteId));
    if (!body || document.isDestroyed) return;
    Y.applyUpdate(document, mergeUnattributed(body), { source: "local", skipStoreHooks: true });
  }

  return {
    async load(shortId, noteId) {
      names.set(noteId, shortId);
      const body = await readLoggedBody(db, noteId);
      if (!body) throw new EndConnection("access-ended");
      const merged = mergeUnattributed(body);
      sizes.set(noteId, merged.byteLength);
      return merged;
    },
    catchUp(noteId) {
      // One after the other: a row written while the one before was being read must not be missed.
      const next = (catchingUp.get(noteId) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => readInto(noteId));
      catchingUp.set(noteId, next);
      return next.finally(() => catchingUp.get(noteId) === next && catchingUp.delete(noteId));
    },
    async catchUpAll() {
      for (const noteId of [...names.keys()]) await this.catchUp(noteId);
    },
    reserve(noteId, document, bytes) {
      let size = (sizes.get(noteId) ?? 0) + bytes;
      if (size > largestNote) size = Y.encodeStateAsUpdate(document).byteLength + bytes;
      if (size > largestNote) throw new EndConnection("note-too-large");
      sizes.set(noteId, size);
    },
    measured(noteId, bytes) {
      if (names.has(noteId)) sizes.set(noteId, bytes);
    },
    forget(shortId) {
      for (const [noteId, name] of names) {
        if (name !== shortId) continue;
        names.delete(noteId);
        sizes.delete(noteId);
      }
    },
  };
}
