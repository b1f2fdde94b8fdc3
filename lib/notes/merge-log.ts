import * as Y from "yjs";
import { noteFromDoc, type NoteContent } from "#lib/editor/yjs.ts";
import {
  isBoundary,
  untouched,
  windowAfter,
  windowAfterCut,
  type Window,
} from "#lib/revisions/boundaries.ts";
import { addUpdate, docFrom, type Addition } from "./note-doc.ts";
import type { LoggedUpdate } from "./update-log.ts";

/** The note at one point of its log. */
export interface Snapshot {
  content: NoteContent;
  stateVector: Uint8Array;
  at: Date;
}

/** A row of the log in its place: what it added, and the revision that is due just before it. */
export interface Merged {
  row: LoggedUpdate;
  addition: Addition;
  cutBefore: Snapshot | null;
}

export interface MergedLog {
  steps: Merged[];
  doc: Y.Doc;
  content: NoteContent;
  window: Window;
  /** The rows that cannot be merged; everything else is as if they were not there. */
  broken: LoggedUpdate[];
}

/**
 * Applies the rows to the state in their order, and finds where revisions are due. Changes nothing by itself. What deleted
 * blocks said is still there.
 */
export function mergeLog(state: Uint8Array, window: Window, rows: LoggedUpdate[]): MergedLog {
  const broken: LoggedUpdate[] = [];
  for (;;) {
    const good = rows.filter((row) => !broken.includes(row));
    const doc = docFrom(state, { gc: false });
    const merged = mergeInto(doc, window, good);
    if ("failed" in merged) {
      broken.push(merged.failed); // it may be half applied: start again without it
      continue;
    }
    return { ...merged, doc, content: noteFromDoc(doc), broken };
  }
}

function mergeInto(
  doc: Y.Doc,
  window: Window,
  rows: LoggedUpdate[],
): { steps: Merged[]; window: Window } | { failed: LoggedUpdate } {
  const steps: Merged[] = [];
  for (const row of rows) {
    const written = { author: row.userId ?? "", at: row.at };
    const cutBefore = isBoundary(window, written) ? snapshotOf(doc, window.editedAt ?? row.at) : null;
    try {
      steps.push({ row, addition: addUpdate(doc, row.update), cutBefore });
    } catch {
      return { failed: row }; // reported when it is quarantined
    }
    window = windowAfter(cutBefore ? windowAfterCut(window) : window, written);
  }
  return { steps, window };
}

function snapshotOf(doc: Y.Doc, at: Date): Snapshot {
  return { content: noteFromDoc(doc), stateVector: Y.encodeStateVector(doc), at };
}

/** The whole body in one update, for whoever only reads it; rows that cannot be merged are left out. */
export function mergeUnattributed({
  state,
  updates,
}: {
  state: Uint8Array;
  updates: LoggedUpdate[];
}): Uint8Array {
  return updates.length === 0 ? state : Y.encodeStateAsUpdate(mergeLog(state, untouched, updates).doc);
}
