import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { Refusal } from "#lib/errors.ts";
import { allows, type AccessLevel } from "#lib/permissions/access.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { commentsDomainTexts } from "#lib/texts/en/comments-domain.ts";
import { commentsOf } from "./comments-of.ts";
import type { ListedThread } from "./listed-thread.ts";
import type { Anchor, ListThreads, ReadThread } from "./schema.ts";

const threadsOfPage = 100;
/** Of a longer thread the first comment and this many of the last come with the list. */
const lastComments = 20;

export interface ListedThreads {
  threads: ListedThread[];
  /** Where the next page begins. */
  next: string | null;
  /** What there is on the whole note; those in which somebody wrote what the actor has not read are of the open ones. */
  count: { open: number; resolved: number; unread: number };
  mayComment: boolean;
}

/** The threads of a note in the order they were started, for everybody who may read the note. */
export async function listThreads(
  actor: Actor,
  { note: shortId, state, cursor }: ListThreads,
): Promise<ListedThreads> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id: shortId, needed: "read" });
    const viewer = { userId: userIdOf(actor), access: note.access };
    const resolved = Prisma.raw(state === "open" ? "IS NULL" : "IS NOT NULL");
    const after = cursor === undefined ? Prisma.empty : startedAfter(cursor);
    const where = Prisma.sql`thread."noteId" = ${note.id}::uuid AND thread."resolvedAt" ${resolved} ${after}`;
    const rows = await threadRows(tx, where, viewer.userId, threadsOfPage + 1);
    const page = rows.slice(0, threadsOfPage);
    return {
      threads: await withComments(tx, page, { viewer, last: lastComments }),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
      count: await countThreads(tx, note.id, viewer.userId),
      mayComment: allows(note.access, "comment") && viewer.userId !== null,
    };
  });
}

/** One thread of a note with all its comments. */
export async function readThread(
  actor: Actor,
  { note: shortId, thread: id }: ReadThread,
): Promise<ListedThread> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id: shortId, needed: "read" });
    const viewer = { userId: userIdOf(actor), access: note.access };
    const where = Prisma.sql`thread."noteId" = ${note.id}::uuid AND thread.id = ${id}::uuid`;
    const rows = await threadRows(tx, where, viewer.userId, 1);
    const [thread] = await withComments(tx, rows, { viewer, last: null });
    if (!thread) throw new Refusal("not-found", commentsDomainTexts.threadNotFound);
    return thread;
  });
}

interface ThreadRow {
  id: string;
  createdAt: Date;
  start: Uint8Array | null;
  end: Uint8Array | null;
  block: string | null;
  quote: string;
  before: string;
  after: string;
  resolvedAt: Date | null;
  resolvedById: string | null;
  resolvedBy: string | null;
  unread: boolean;
}

function startedAfter(id: string): Prisma.Sql {
  return Prisma.sql`AND (thread."createdAt", thread.id) > (
    SELECT known."createdAt", known.id FROM "Thread" AS known WHERE known.id = ${id}::uuid)`;
}

/** That somebody else wrote since the person looked. */
function isUnread(userId: string | null): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "Comment" AS c WHERE c."threadId" = thread.id AND c."deletedAt" IS NULL
    AND c."authorId" IS DISTINCT FROM ${userId}::uuid
    AND c."createdAt" > coalesce((SELECT r."readAt" FROM "ThreadRead" AS r
      WHERE r."threadId" = thread.id AND r."userId" = ${userId}::uuid), '-infinity'))`;
}

/** A thread whose comments are all deleted is not there. */
const isThere = Prisma.sql`EXISTS (
  SELECT FROM "Comment" AS c WHERE c."threadId" = thread.id AND c."deletedAt" IS NULL)`;

// oxlint-disable-next-line max-params -- one statement with its three openings
async function threadRows(
  tx: Tx,
  where: Prisma.Sql,
  userId: string | null,
  limit: number,
): Promise<ThreadRow[]> {
  return await tx.$queryRaw<ThreadRow[]>`
    SELECT thread.id, thread."createdAt", thread.start, thread.end, thread.block, thread.quote, thread.before,
      thread.after, thread."resolvedAt", thread."resolvedById", resolver.name AS "resolvedBy",
      ${isUnread(userId)} AS unread
    FROM "Thread" AS thread LEFT JOIN "User" AS resolver ON resolver.id = thread."resolvedById"
    WHERE ${where} AND ${isThere} ORDER BY thread."createdAt", thread.id LIMIT ${limit}`;
}

async function withComments(
  tx: Tx,
  rows: ThreadRow[],
  asked: { viewer: { userId: string | null; access: AccessLevel }; last: number | null },
): Promise<ListedThread[]> {
  const comments = await commentsOf(
    tx,
    rows.map(({ id }) => id),
    asked,
  );
  return rows.flatMap((row) => {
    const of = comments.get(row.id);
    if (!of) return [];
    const { resolvedAt, resolvedById, resolvedBy } = row;
    return {
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      anchor: anchorOf(row),
      resolved: resolvedAt && {
        at: resolvedAt.toISOString(),
        by: resolvedById !== null && resolvedBy !== null ? { id: resolvedById, name: resolvedBy } : null,
      },
      unread: row.unread,
      ...of,
    };
  });
}

function anchorOf({ start, end, block, quote, before, after }: ThreadRow): Anchor {
  return { start: base64(start), end: base64(end), block, quote, before, after };
}

function base64(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString("base64");
}

async function countThreads(tx: Tx, noteId: string, userId: string | null): Promise<ListedThreads["count"]> {
  const [counted] = await tx.$queryRaw<ListedThreads["count"][]>`
    SELECT count(*) FILTER (WHERE thread."resolvedAt" IS NULL)::int AS open,
      count(*) FILTER (WHERE thread."resolvedAt" IS NOT NULL)::int AS resolved,
      count(*) FILTER (WHERE thread."resolvedAt" IS NULL AND ${isUnread(userId)})::int AS unread
    FROM "Thread" AS thread WHERE thread."noteId" = ${noteId}::uuid AND ${isThere}`;
  return counted ?? { open: 0, resolved: 0, unread: 0 };
}
