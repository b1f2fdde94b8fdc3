import { userIdOf, type Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { NoteEventKind } from "#lib/db/generated/enums.ts";

/** Keeps that this happened to the note (by its internal id), in the transaction in which it happens. */
export async function recordEvent(
  tx: Tx,
  actor: Actor,
  { noteId, kind }: { noteId: string; kind: NoteEventKind },
): Promise<void> {
  await tx.noteEvent.create({ data: { noteId, kind, userId: userIdOf(actor) }, select: { id: true } });
}
