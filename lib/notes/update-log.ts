import type { Tx } from "#lib/db/db.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";

/** A Yjs update on its way into the log of a note (by its internal id). */
export interface NewUpdate {
  noteId: string;
  userId: string | null;
  origin: UpdateOrigin;
  update: Uint8Array;
}

/** Appends updates in their order. They are durable when the transaction commits; only then may an author be told. */
export async function appendUpdates(tx: Tx, updates: NewUpdate[]): Promise<void> {
  await tx.noteUpdate.createMany({
    data: updates.map(({ update, ...row }) => ({ ...row, update: bytes(update) })),
  });
}

/**
 * Lets nothing more into the log of the note until the transaction ends, and waits for what is on its way: whoever then
 * reads the log knows everything that anybody was told is saved. What is typed into any note of a server waits
 * meanwhile, so it is to be asked for late.
 */
export async function closeLog(tx: Tx, noteId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Note" WHERE "id" = ${noteId}::uuid FOR UPDATE`; // each row refers to the note
}

const unmergedRow = {
  id: true,
  userId: true,
  origin: true,
  update: true,
  at: true,
} satisfies Prisma.NoteUpdateSelect;

/** A row of the log that the note's state does not hold yet. */
export type LoggedUpdate = Prisma.NoteUpdateGetPayload<{ select: typeof unmergedRow }>;

/** What the state of the note does not hold yet, in order; broken rows are left out. */
export function unmergedUpdates(client: Prisma.TransactionClient, noteId: string): Promise<LoggedUpdate[]> {
  return client.noteUpdate.findMany({
    where: { noteId, mergedAt: null, brokenAt: null },
    orderBy: { id: "asc" },
    select: unmergedRow,
  });
}

/** The whole body as stored: what is merged, and what is not yet. */
export interface LoggedBody {
  state: Uint8Array;
  schemaVersion: number;
  updates: LoggedUpdate[];
}

/**
 * Reads a note's body without a lock; null when the note is gone. The log is read before the state: whatever is
 * merged in between is then in both, which Yjs does not mind, rather than in neither.
 */
export async function readLoggedBody(
  client: Prisma.TransactionClient,
  noteId: string,
): Promise<LoggedBody | null> {
  const updates = await unmergedUpdates(client, noteId);
  const stored = await client.noteState.findUnique({
    where: { noteId },
    select: { state: true, schemaVersion: true },
  });
  return stored && { ...stored, updates };
}

/** The same bytes in the type that Prisma asks for. */
export function bytes(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return data.buffer instanceof ArrayBuffer ? (data as Uint8Array<ArrayBuffer>) : new Uint8Array(data);
}
