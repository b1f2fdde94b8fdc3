import type { Tx } from "#lib/db/db.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { Refusal } from "#lib/errors.ts";
import type { Window } from "#lib/revisions/boundaries.ts";
import { permissionTexts } from "#lib/texts/en/permissions.ts";

/** The stored body of a note, locked: nobody else merges or numbers revisions until the transaction ends. */
export interface LockedState {
  noteId: string;
  state: Uint8Array;
  content: NoteContent;
  window: Window;
  /** The database's clock, which also dates the log. */
  now: Date;
}

/** Locks and reads the state of the note with this (internal) id. */
export async function lockState(tx: Tx, noteId: string): Promise<LockedState> {
  const [locked] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp()::timestamptz(3) AS now FROM "NoteState" WHERE "noteId" = ${noteId}::uuid FOR UPDATE`;
  if (!locked) throw new Refusal("not-found", permissionTexts.noteNotFound);
  const row = await tx.noteState.findUniqueOrThrow({ where: { noteId } });
  const window = {
    startedAt: row.windowStartedAt,
    editedAt: row.windowEditedAt,
    authors: row.windowAuthors as Window["authors"],
  };
  return {
    noteId,
    state: row.state,
    content: row.content as NoteContent,
    window,
    now: locked.now,
  };
}

/** The window as columns of the state. */
export function windowColumns({ startedAt, editedAt, authors }: Window) {
  return { windowStartedAt: startedAt, windowEditedAt: editedAt, windowAuthors: authors };
}
