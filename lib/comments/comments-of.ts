import type { Tx } from "#lib/db/db.ts";
import { allows, type AccessLevel } from "#lib/permissions/access.ts";
import { commentLines } from "./comment-text.ts";
import type { ListedComment, ListedReaction } from "./listed-thread.ts";

const shownNames = 10;

interface Asked {
  viewer: { userId: string | null; access: AccessLevel };
  /** How many of each thread's last comments, beside its first; null for all. */
  last: number | null;
}

interface Given {
  comments: ListedComment[];
  hidden: number;
}

/** The comments of each thread in their order, with their reactions; of long threads perhaps only some. */
export async function commentsOf(
  tx: Tx,
  threadIds: string[],
  { viewer, last }: Asked,
): Promise<Map<string, Given>> {
  const rows = threadIds.length === 0 ? [] : await commentRows(tx, threadIds, last);
  const given = new Map<string, Given>();
  for (const row of rows) {
    const of = given.get(row.threadId) ?? { comments: [], hidden: 0 };
    of.comments.push(listed(row, viewer));
    of.hidden = row.total - of.comments.length;
    given.set(row.threadId, of);
  }
  return given;
}

interface Row {
  threadId: string;
  total: number;
  id: string;
  authorId: string | null;
  author: string | null;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
  deleted: boolean;
  reactions: { emoji: string; people: { id: string; name: string }[] }[];
}

/** A deleted comment stands for itself only at the head of a thread, where others answered to it. */
async function commentRows(tx: Tx, threadIds: string[], last: number | null): Promise<Row[]> {
  return await tx.$queryRaw<Row[]>`
    SELECT c."threadId", c.total, c.id, c."authorId", author.name AS author, c.text, c."createdAt", c."editedAt",
      c."deletedAt" IS NOT NULL AS deleted, coalesce(reactions.list, '[]') AS reactions
    FROM (
      SELECT there.*, count(*) OVER whole::int AS total,
        row_number() OVER (PARTITION BY "threadId" ORDER BY "createdAt" DESC, id DESC) AS "fromEnd"
      FROM (
        SELECT comment.*, row_number() OVER (PARTITION BY "threadId" ORDER BY "createdAt", id) AS place
        FROM "Comment" AS comment WHERE "threadId" = ANY(${threadIds}::uuid[])
      ) AS there
      WHERE there."deletedAt" IS NULL OR there.place = 1
      WINDOW whole AS (PARTITION BY "threadId")
    ) AS c
    LEFT JOIN "User" AS author ON author.id = c."authorId"
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('emoji', emoji, 'people', people) ORDER BY first, emoji) AS list
      FROM (
        SELECT r.emoji, min(r.at) AS first,
          json_agg(json_build_object('id', person.id, 'name', person.name) ORDER BY r.at, person.id) AS people
        FROM "CommentReaction" AS r JOIN "User" AS person ON person.id = r."userId"
        WHERE r."commentId" = c.id AND c."deletedAt" IS NULL GROUP BY r.emoji
      ) AS by_emoji
    ) AS reactions ON true
    WHERE ${last}::int IS NULL OR c.place = 1 OR c."fromEnd" <= ${last}
    ORDER BY c."threadId", c.place`;
}

function listed(row: Row, { userId, access }: Asked["viewer"]): ListedComment {
  const own = row.authorId !== null && row.authorId === userId && allows(access, "comment");
  return {
    id: row.id,
    author: row.authorId !== null && row.author !== null ? { id: row.authorId, name: row.author } : null,
    at: row.createdAt.toISOString(),
    editedAt: row.deleted ? null : (row.editedAt?.toISOString() ?? null),
    deleted: row.deleted,
    lines: row.deleted ? [] : commentLines(row.text),
    text: own && !row.deleted ? row.text : null,
    mayDelete: !row.deleted && (own || allows(access, "manage")),
    reactions: row.reactions.map((reaction) => listedReaction(reaction, userId)),
  };
}

function listedReaction({ emoji, people }: Row["reactions"][number], userId: string | null): ListedReaction {
  return {
    emoji,
    count: people.length,
    mine: people.some(({ id }) => id === userId),
    names: people.slice(0, shownNames).map(({ name }) => name),
  };
}
