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

/**
 * Loads the copy into the document and keeps it up to date from then on. Never throws: no store, no copy. A copy that is
 * only just made holds nothing to wait for.
 */
export async function openLocalCopy(
  doc: Y.Doc,
  owner: { userId: string; noteId: string },
): Promise<LocalCopy> {
  const name = localCopyName(owner);
  const opening = openStore(name);
  const opened = await inTime(opening);
  if (!opened) {
    opening.then((late) => late?.store.close()).catch(reportError);
    return nothing;
  }
  const { store, isNew } = opened;
  const persistence = new IndexeddbPersistence(name, doc);
  const loaded = inTime(Promise.all([schemaVersionIn(store), persistence.whenSynced]));
  const writing = writeAfterPaint(persistence);
  const written = loaded.then(() => persistence.db && writtenTo(persistence, persistence.db));
  void loaded.then(() => store.close()); // until then it keeps the browser from opening the file anew
  if (!isNew && (!(await loaded) || !persistence.db)) {
    writing.stop();
    void persistence.destroy();
    return nothing;
  }
  const schemaVersion = isNew ? null : (await loaded)?.[0];
  return {
    keeps: true,
    usable: typeof schemaVersion === "number" && schemaVersion <= SCHEMA_VERSION,
    async written() {
      writing.now();
      return (await (await written)?.()) ?? false;
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
      const last = emptyTransaction(store);
      if (!last) return resolve(false);
      last.oncomplete = () => resolve(!broken);
      last.onabort = () => resolve(false);
    });
}

/** Null once another tab has signed out and deleted the store: it is closed then, without an event. */
function emptyTransaction(store: IDBDatabase): IDBTransaction | null {
  try {
    const transaction = store.transaction("updates", "readonly");
    transaction.objectStore("updates").count();
    return transaction;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** A store that does not answer, or breaks, is as good as none: the note must not wait for it. */
async function inTime<Result>(work: Promise<Result>): Promise<Result | null> {
  const tooLong = new Promise<null>((resolve) => setTimeout(() => resolve(null), loadingPatienceMs));
  try {
    return await Promise.race([work, tooLong]);
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** Opens the store, or makes it. Private windows and full disks refuse to open one at all. */
async function openStore(name: string): Promise<{ store: IDBDatabase; isNew: boolean } | null> {
  if (typeof indexedDB === "undefined") return null;
  const request = indexedDB.open(name);
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.result.createObjectStore("updates", { autoIncrement: true });
    request.result.createObjectStore("custom");
  };
  const store = await settled(request);
  if (store) store.onversionchange = () => store.close(); // whoever signs out deletes it
  return store && { store, isNew };
}

/** What `markLocalCopy` has left there. */
async function schemaVersionIn(store: IDBDatabase): Promise<unknown> {
  return await settled(store.transaction("custom", "readonly").objectStore("custom").get(schemaKey));
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result | null> {
  return new Promise((resolve) => {
    request.addEventListener("success", () => resolve(request.result));
    for (const failure of ["error", "blocked"]) request.addEventListener(failure, () => resolve(null));
  });
}
