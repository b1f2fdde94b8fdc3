import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { localCopyName } from "../forget-local-notes.ts";
import { afterPaint } from "./after-paint.ts";

const loadingPatienceMs = 1_000;
const schemaKey = "schemaVersion";

/** This browser's own copy of a note, which takes typing while the socket is away. */
export interface LocalCopy {
  /** This browser lets us keep anything at all. */
  keeps: boolean;
  /** It holds a note that this editor may open. */
  usable: boolean;
  /** Says when everything given so far is written, or that it cannot be. */
  written(): Promise<boolean>;
  close(): Promise<void>;
}

const nothing: LocalCopy = {
  keeps: false,
  usable: false,
  written: async () => false,
  close: async () => undefined,
};

/** Loads the copy into the document and keeps it up to date from then on. Never throws: no store, no copy. */
export async function openLocalCopy(
  doc: Y.Doc,
  owner: { userId: string; noteId: string },
): Promise<LocalCopy> {
  const name = localCopyName(owner);
  if (!(await inTime(storeWorks(name)))) return nothing;
  const persistence = new IndexeddbPersistence(name, doc);
  const loaded = await inTime(persistence.whenSynced.then(() => true));
  if (!loaded || !persistence.db) {
    void persistence.destroy();
    return nothing;
  }
  const schemaVersion: unknown = await persistence.get(schemaKey);
  const newer = typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION;
  const held = typeof schemaVersion === "number" && !newer;
  const writing = writeAfterPaint(persistence);
  const written = writtenTo(persistence, persistence.db);
  return {
    keeps: true,
    usable: held,
    written() {
      writing.now();
      return written();
    },
    close() {
      writing.stop();
      return persistence.destroy();
    },
  };
}

/** The store takes each change as soon as it is on the screen, so that no letter waits for a transaction to begin. */
function writeAfterPaint(persistence: IndexeddbPersistence): { now(): void; stop(): void } {
  const { doc } = persistence;
  const write = persistence._storeUpdate;
  let waiting: [update: Uint8Array, origin: unknown][] = [];
  const now = () => {
    const given = waiting;
    waiting = [];
    for (const [update, origin] of given) write(update, origin);
  };
  const keep = (update: Uint8Array, origin: unknown) => {
    if (waiting.push([update, origin]) === 1) afterPaint(now);
  };
  doc.off("update", write);
  doc.on("update", keep);
  addEventListener("pagehide", now);
  return {
    now,
    stop() {
      now();
      doc.off("update", keep);
      removeEventListener("pagehide", now);
    },
  };
}

/** Marks the copy as one that this editor filled; only then is it opened without the server. */
export async function markLocalCopy(owner: { userId: string; noteId: string }): Promise<void> {
  const request = indexedDB.open(localCopyName(owner));
  const store = await settled(request);
  if (!store) return;
  if (store.objectStoreNames.contains("custom")) {
    store.transaction("custom", "readwrite").objectStore("custom").put(SCHEMA_VERSION, schemaKey);
  }
  store.close();
}

/** Transactions on one store run in order, so an empty one at the end tells that those before it are done. */
function writtenTo(persistence: IndexeddbPersistence, store: IDBDatabase): () => Promise<boolean> {
  let broken = false;
  const breaks = () => void (broken = true);
  store.addEventListener("abort", breaks);
  store.addEventListener("error", breaks);
  store.addEventListener("close", breaks);
  return () =>
    new Promise((resolve) => {
      if (broken || persistence.db === null) return resolve(false);
      const last = store.transaction("updates", "readonly");
      last.objectStore("updates").count();
      last.oncomplete = () => resolve(!broken);
      last.onabort = () => resolve(false);
    });
}

/** A store that does not answer is as good as none: the note must not wait for it. */
function inTime(work: Promise<boolean>): Promise<boolean> {
  const tooLong = new Promise<false>((resolve) => setTimeout(() => resolve(false), loadingPatienceMs));
  return Promise.race([work, tooLong]);
}

/** Private windows and full disks refuse to open a store at all. */
async function storeWorks(name: string): Promise<boolean> {
  if (typeof indexedDB === "undefined") return false;
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("updates", { autoIncrement: true });
    request.result.createObjectStore("custom");
  };
  const store = await settled(request);
  store?.close();
  return store !== null;
}

function settled(request: IDBOpenDBRequest): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
}
