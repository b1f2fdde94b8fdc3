import { recordUses } from "#lib/attachments/record-uses.ts";
import { databaseTime } from "#lib/db/clock.ts";
import type { Tx } from "#lib/db/db.ts";
import { announce } from "#lib/events/events.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import type { CutRevision } from "#lib/revisions/insert-revision.ts";
import { firstRows, writeFirstRows, type FirstWords } from "./first-rows.ts";

export interface FirstBody extends NoteContent, Omit<FirstWords, "content" | "at"> {}

/**
 * Gives a new note, whose row exists, its first state, its facts and its revision 1. Browsers only ever load it, so two
 * of them opening a new note at once seed nothing.
 */
export async function createNoteBody(tx: Tx, first: FirstBody): Promise<CutRevision> {
  const { noteId, userId, origin, ...content } = first;
  const at = await databaseTime(tx);
  const rows = await firstRows({ noteId, userId, origin, content, at });
  const { workspaceId, title } = await tx.note.findUniqueOrThrow({
    where: { id: noteId },
    select: { workspaceId: true, title: true },
  });
  await tx.note.update({
    where: { id: noteId },
    data: { ...rows.facts, updatedAt: at },
    select: { id: true },
  });
  await writeFirstRows(tx, [rows]);
  await recordUses(tx, noteId, [rows.update]);
  if (title !== rows.facts.title) await announce(tx, { type: "tree.changed", workspaceId });
  const { id, number } = rows.revision;
  return { id, number, cut: true };
}
