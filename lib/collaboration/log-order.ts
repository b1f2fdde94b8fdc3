import type { OpenDocuments } from "./open-documents.ts";

/** Longer than events ever take; afterwards people's work goes on without their order. */
const hearWithinMs = 1_000;

export interface LogOrder {
  /** Something was written into the log by another server, the API or a repair. */
  othersWrote(noteId: string): Promise<void>;
  /** A batch of this server with updates of this note is in the log; everything there before has been heard of. */
  heard(noteId: string, batch: number): void;
  /** Resolves when the open note holds everything that came into the log before this batch. */
  holdsBefore(noteId: string, batch: number): Promise<void>;
  /** What was announced meanwhile is not going to be heard. */
  missed(): Promise<void>;
}

/**
 * PostgreSQL announces in the order in which transactions commit. So once a server hears of its own batch, it has heard
 * of everything in the log before it; what it brings into the open note before it confirms the batch is what its authors
 * had not seen, wherever it was written (decision 16). Calls `onDeaf` when an announcement does not come.
 */
export function createLogOrder(documents: OpenDocuments, onDeaf: () => void = () => undefined): LogOrder {
  const reading = new Map<string, Promise<void>>();
  /** What was being read when a batch was heard of: what comes after it must not keep it waiting. */
  const before = new Map<string, Promise<void>>();
  const waiting = new Set<{ batch: number; resolve(): void }>();
  let newest = 0;
  let deaf = false;

  function release(upTo: number): void {
    for (const one of waiting) if (one.batch <= upTo) one.resolve();
  }

  function announced(batch: number): Promise<void> {
    if (batch <= newest || deaf) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        deaf = true;
        onDeaf();
        release(Infinity);
      }, hearWithinMs);
      const one = {
        batch,
        resolve() {
          clearTimeout(timer);
          waiting.delete(one);
          resolve();
        },
      };
      waiting.add(one);
    });
  }

  return {
    async othersWrote(noteId) {
      const read = documents.catchUp(noteId);
      reading.set(noteId, read);
      try {
        await read;
      } finally {
        if (reading.get(noteId) === read) reading.delete(noteId);
        for (const [key, one] of before) if (one === read) before.delete(key);
      }
    },
    heard(noteId, batch) {
      const read = reading.get(noteId);
      if (read) before.set(`${noteId} ${batch}`, read);
      deaf = false;
      newest = Math.max(newest, batch);
      release(newest);
    },
    async holdsBefore(noteId, batch) {
      await announced(batch);
      await before.get(`${noteId} ${batch}`)?.catch(() => undefined); // whoever reads reports it
    },
    async missed() {
      release(Infinity);
      await documents.catchUpAll();
    },
  };
}
