import type { Document, Hocuspocus } from "@hocuspocus/server";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { mergeUnattributed } from "#lib/notes/merge-log.ts";
import { readLoggedBody } from "#lib/notes/update-log.ts";
import { EndConnection } from "./ending.ts";
import type { NoteSizes } from "./note-sizes.ts";
import type { SocketContext } from "./peer.ts";

export interface OpenDocuments {
  /** The whole body of a note, for a document that is being opened. */
  load(shortId: string, noteId: string): Promise<Uint8Array>;
  /** Brings what others wrote into the log into the document, if it is open. */
  catchUp(noteId: string): Promise<void>;
  catchUpAll(): Promise<void>;
  forget(shortId: string): void;
}

/** The notes that are open in this process. */
export function createOpenDocuments(
  hocuspocus: () => Hocuspocus<SocketContext>,
  sizes: NoteSizes,
): OpenDocuments {
  const names = new Map<string, string>();
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

  /** One after the other: a row written while the one before was being read must not be missed. */
  async function catchUp(noteId: string): Promise<void> {
    const before = catchingUp.get(noteId)?.catch(() => undefined);
    const next = Promise.resolve(before).then(() => readInto(noteId));
    catchingUp.set(noteId, next);
    try {
      await next;
    } finally {
      if (catchingUp.get(noteId) === next) catchingUp.delete(noteId);
    }
  }

  return {
    catchUp,
    async load(shortId, noteId) {
      names.set(noteId, shortId);
      const body = await readLoggedBody(db, noteId);
      if (!body) throw new EndConnection("access-ended");
      const merged = mergeUnattributed(body);
      sizes.opened(noteId, merged.byteLength);
      return merged;
    },
    async catchUpAll() {
      for (const noteId of names.keys()) await catchUp(noteId);
    },
    forget(shortId) {
      for (const [noteId, name] of names) {
        if (name !== shortId) continue;
        names.delete(noteId);
        sizes.forget(noteId);
      }
    },
  };
}
