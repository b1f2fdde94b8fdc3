import type { Document, Hocuspocus } from "@hocuspocus/server";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { mergeUnattributed } from "#lib/notes/merge-log.ts";
import { readLoggedBody } from "#lib/notes/update-log.ts";
import { EndConnection } from "./ending.ts";
import type { NoteSizes } from "./note-sizes.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { passOnInOrder } from "./pass-on.ts";
import type { SocketContext } from "./peer.ts";
import { canTake } from "./rehearse.ts";
import type { Writers } from "./writers.ts";

export interface OpenDocuments {
  /** The whole body of a note, for a document that is being opened. A note that cannot be read is not open. */
  load(shortId: string, noteId: string): Promise<Uint8Array>;
  /** Brings what others wrote into the log into the document, if it is open. */
  catchUp(noteId: string): Promise<void>;
  catchUpAll(): Promise<void>;
  forget(shortId: string): void;
}

/** The notes that are open in this process. */
export function createOpenDocuments(
  hocuspocus: () => Hocuspocus<SocketContext>,
  { sizes, writers }: { sizes: NoteSizes; writers: Writers },
): OpenDocuments {
  const names = new Map<string, string>();

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
    for (const update of [body.state, ...body.updates.map((row) => row.update)]) apply(document, update);
    document.flush(); // in this order, as others may be told of their own updates at once
  }

  const catchUp = oneAtATime(readInto);

  return {
    catchUp,
    async load(shortId, noteId) {
      names.set(noteId, shortId); // before it is read: what is written meanwhile must not be missed
      try {
        const body = await readLoggedBody(db, noteId);
        if (!body) throw new EndConnection("access-ended");
        const merged = mergeUnattributed(body);
        sizes.opened(noteId, merged.byteLength);
        return merged;
      } catch (error) {
        names.delete(noteId);
        throw error;
      }
    },
    async catchUpAll() {
      for (const noteId of names.keys()) await catchUp(noteId);
    },
    forget(shortId) {
      for (const [noteId, name] of names) {
        if (name !== shortId) continue;
        names.delete(noteId);
        sizes.forget(noteId);
        writers.forget(noteId);
      }
    },
  };
}

/** Each by itself, so that everybody hears what it says even if the next one deletes that. */
function apply(document: Document, update: Uint8Array): void {
  if (!canTake(document, update)) return; // it is set aside and reported when the note is stored
  passOnInOrder(document, update);
  Y.applyUpdate(document, update, { source: "local", skipStoreHooks: true });
}
