import type { Tx } from "#lib/db/db.ts";

/**
 * What other parts of the product, and other processes, hear about. Ids are the internal ones.
 * Keep it small: PostgreSQL carries at most 8 kB per event.
 */
export type DomainEvent =
  /**
   * Rows were added to the note's update log; what people type also says `by` which server, which has it already, and in
   * which of that server's batches.
   */
  | { type: "note.written"; noteId: string; by?: string; batch?: number }
  /** Title, place or trash state of a note, or a notebook, changed. */
  | { type: "tree.changed"; workspaceId: string }
  /** Somebody's rights changed: everything open in this workspace is judged again. */
  | { type: "access.changed"; workspaceId: string; userId?: string }
  /**
   * Sessions ended, of one user all, or all but one, or just one; or tokens. Or the user was suspended, or is not any more,
   * which the database announces by itself. Everything that user has open is judged again.
   */
  | { type: "session.ended"; userId: string; sessionId?: string; except?: string }
  | { type: "publication.changed"; workspaceId: string; noteId: string }
  /** What this person is told, or what of it they have read, changed. */
  | { type: "notifications.changed"; userId: string }
  /** Something was said, changed or settled in the threads of a note. */
  | { type: "comments.changed"; noteId: string };

/** The database knows it by name, too. */
export const eventChannel = "commonplace";

/** Announces an event to every process. It is delivered when the transaction commits, and never if it rolls back. */
export async function announce(tx: Tx, event: DomainEvent): Promise<void> {
  await announceAll(tx, [event]);
}

/** The same for several events, in one statement. */
export async function announceAll(tx: Tx, events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const payloads = events.map((event) => JSON.stringify(event));
  await tx.$executeRaw`
    SELECT pg_notify(${eventChannel}, payload) FROM unnest(${payloads}::text[]) AS payload`;
}
