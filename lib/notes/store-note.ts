import * as Y from "yjs";
import { recordUses } from "#lib/attachments/record-uses.ts";
import type { Tx } from "#lib/db/db.ts";
import { factsOf } from "#lib/editor/facts.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { needsRepair, repairNote } from "#lib/editor/repair/repair-note.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { announce } from "#lib/events/events.ts";
import { targetKey } from "#lib/links/link-facts.ts";
import { saveLinkFacts } from "#lib/links/save-link-facts.ts";
import { watchNote } from "#lib/notifications/notify.ts";
import { saveMentions, type CameIn } from "#lib/notifications/save-mentions.ts";
import { pauseIsOver, windowAfterCut } from "#lib/revisions/boundaries.ts";
import { insertRevision } from "#lib/revisions/insert-revision.ts";
import { contribute, openContributions, saveContributions } from "./contributions.ts";
import { FACTS_VERSION } from "./facts-version.ts";
import { forgetDeleted, latestDeletions } from "./forget-deleted.ts";
import { mergeLog, type Merged, type MergedLog } from "./merge-log.ts";
import { docFrom } from "./note-doc.ts";
import { lockState, windowColumns, type LockedState } from "./note-state.ts";
import { appendUpdates, bytes, closeLog, unmergedUpdates, type LoggedUpdate } from "./update-log.ts";

/**
 * Merges the log of the note (by its internal id) into its state, derives the facts, books who contributed, and cuts
 * the revisions that are due: the one place that does. What it returns holds every acknowledged word, and stays
 * locked until the transaction ends.
 */
export async function storeNote(tx: Tx, noteId: string): Promise<LockedState> {
  const locked = await lockState(tx, noteId);
  const updates = await unmergedUpdates(tx, noteId);
  if (updates.length === 0) return await endPause(tx, locked);
  const stored = await mergeUpdates(tx, locked, updates);
  return await endPause(tx, await repair(tx, stored));
}

/** What came of people writing at once is put right by an update in the log, like every other change (law 1). */
async function repair(tx: Tx, found: LockedState): Promise<LockedState> {
  const { noteId } = found;
  if (!needsRepair(found.content.body)) return found;
  await closeLog(tx, noteId); // so that it takes nothing away that it has not seen
  const stored = await mergeUpdates(tx, found, await unmergedUpdates(tx, noteId));
  const update = repairOf(stored.state);
  if (!update) return stored;
  await appendUpdates(tx, [{ noteId, userId: null, origin: "repaired", update }]);
  const repaired = await mergeUpdates(tx, stored, await unmergedUpdates(tx, noteId));
  await announce(tx, { type: "note.written", noteId });
  return repaired;
}

function repairOf(state: Uint8Array): Uint8Array | null {
  const doc = docFrom(state);
  const before = Y.encodeStateVector(doc);
  const update = repairNote(doc) ? Y.encodeStateAsUpdate(doc, before) : null;
  doc.destroy();
  return update;
}

async function mergeUpdates(tx: Tx, locked: LockedState, updates: LoggedUpdate[]): Promise<LockedState> {
  const { noteId } = locked;
  const { doc, ...log } = mergeLog(locked.state, locked.window, updates);
  forgetDeleted(doc, await latestDeletions(tx, noteId));
  const merged = { ...log, state: Y.encodeStateAsUpdate(doc) };
  if (merged.broken.length > 0) await quarantine(tx, merged.broken);
  if (merged.steps.length > 0) {
    await saveSteps(tx, noteId, merged.steps);
    await recordUses(
      tx,
      noteId,
      merged.steps.map(({ row }) => row),
    );
    await saveState(tx, noteId, merged);
    await letAuthorsWatch(tx, locked, merged.steps);
  }
  const { state, content, window } = merged;
  return { ...locked, state, content, window };
}

/** Once for each window of writing, since the same people write on for a while. */
async function letAuthorsWatch(tx: Tx, { noteId, window }: LockedState, steps: Merged[]): Promise<void> {
  const authors = steps.filter(({ row }) => row.origin !== "imported").map(({ row }) => row.userId);
  for (const userId of new Set(authors))
    if (userId !== null && !(userId in window.authors)) await watchNote(tx, { noteId, userId });
}

async function quarantine(tx: Tx, broken: LoggedUpdate[]): Promise<void> {
  const ids = broken.map(({ id }) => id);
  await tx.noteUpdate.updateMany({ where: { id: { in: ids } }, data: { brokenAt: new Date() } });
  console.error(`Updates that cannot be merged were set aside: NoteUpdate ${ids.join(", ")}`);
}

async function saveSteps(tx: Tx, noteId: string, steps: Merged[]): Promise<void> {
  let contributions = await openContributions(tx, noteId);
  for (const { row, addition, cutBefore } of steps) {
    if (cutBefore) {
      await saveContributions(tx, noteId, contributions);
      const revision = await insertRevision(tx, { noteId, kind: "auto", ...cutBefore });
      if (revision.cut) contributions = [];
    }
    contribute(contributions, row, addition);
  }
  await saveContributions(tx, noteId, contributions);
  await tx.noteUpdate.updateMany({
    where: { id: { in: steps.map(({ row }) => row.id) } },
    data: { mergedAt: new Date() },
  });
}

async function saveState(
  tx: Tx,
  noteId: string,
  { state, content, window, steps }: Omit<MergedLog, "doc"> & { state: Uint8Array },
): Promise<void> {
  await tx.noteState.update({
    where: { noteId },
    data: { state: bytes(state), content, schemaVersion: SCHEMA_VERSION, ...windowColumns(window) },
    select: { noteId: true },
  });
  await saveFacts(tx, { noteId, content, updatedAt: steps.at(-1)!.row.at, cameIn: { state, steps } });
}

interface Derived {
  noteId: string;
  content: NoteContent;
  updatedAt: Date;
  /** What just changed; without it nothing did. */
  cameIn?: CameIn;
}

/** Writes what is derived from the content (law 6). */
export async function saveFacts(tx: Tx, { noteId, content, updatedAt, cameIn }: Derived): Promise<void> {
  const note = await tx.note.findUniqueOrThrow({
    where: { id: noteId },
    select: { title: true, workspaceId: true },
  });
  const data = { ...factColumns(content), updatedAt };
  await tx.note.update({ where: { id: noteId }, data, select: { id: true } });
  await saveLinkFacts(tx, { noteId, content });
  await saveMentions(tx, { noteId, content, cameIn });
  if (note.title !== data.title) await announce(tx, { type: "tree.changed", workspaceId: note.workspaceId });
}

/** The columns of a note that are derived from its content. */
export function factColumns(content: NoteContent) {
  const { title, text, headings } = factsOf(content);
  const aliasKeys = [...new Set((content.properties?.aliases ?? []).map(targetKey))];
  return { title, text, headings, aliasKeys, factsVersion: FACTS_VERSION };
}

/** Cuts the revision of a window in which nobody has written for two minutes. */
async function endPause(tx: Tx, stored: LockedState): Promise<LockedState> {
  const { window, now } = stored;
  return pauseIsOver(window, now) ? await cutWindow(tx, stored) : stored;
}

/** Cuts a revision of what has been written since the newest one, if anything was. */
export async function cutWindow(tx: Tx, stored: LockedState): Promise<LockedState> {
  const { noteId, content, state, now } = stored;
  if (!stored.window.startedAt) return stored;
  const stateVector = Y.encodeStateVectorFromUpdate(state);
  await insertRevision(tx, { noteId, kind: "auto", content, stateVector, at: stored.window.editedAt ?? now });
  return await closeWindow(tx, stored);
}

/** Notes that everything written so far is in a revision. */
export async function closeWindow(tx: Tx, stored: LockedState): Promise<LockedState> {
  const window = windowAfterCut(stored.window);
  await tx.noteState.update({
    where: { noteId: stored.noteId },
    data: windowColumns(window),
    select: { noteId: true },
  });
  return { ...stored, window };
}
