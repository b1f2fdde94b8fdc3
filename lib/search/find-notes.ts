import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/db.ts";
import { isHeld, type Held } from "#lib/permissions/held.ts";

/** Where to look: in a workspace (by its internal id), in what the actor may read. */
export interface Scope {
  workspaceId: string;
  held: Held;
  /** The keys of tags that the notes must have, or one below each. */
  tags?: string[] | undefined;
}

/** A place in the ranking, which is by tier, then rank, then id. */
export interface Place {
  tier: number;
  rank: number;
  id: string;
}

export interface Found extends Place {
  shortId: string;
  title: string;
  notebookId: string;
  updatedAt: Date;
}

/** What to look for: queries for `to_tsquery('simple', …)`, and the folded text that a title may equal. */
export interface Wanted {
  /** Every word must occur: what the index answers. */
  words: string;
  /** Phrases and excluded words too: what only a look at each note answers. Null when there is no more to it. */
  exactly: string | null;
  title: string;
}

/** How many of the notes that match are ranked: the newest. What a common word finds beyond is not worth the wait. */
const ranked = 100;
/** Among how many phrases and excluded words are looked at. */
const lookedAt = 1000;

/**
 * The notes in scope that match, best first: the title itself, words in the title, words anywhere. Permission is part
 * of each branch, before its limit, so nothing that is hidden takes the place of what is shown.
 */
export async function findNotes(
  tx: Tx,
  scope: Scope,
  { wanted, after, limit }: { wanted: Wanted; after: Place | null; limit: number },
): Promise<Found[]> {
  const next = after
    ? Prisma.sql`WHERE (-"tier", -"rank", "id") > (${-after.tier}::int, ${-after.rank}::int, ${after.id}::uuid)`
    : Prisma.empty;
  return await tx.$queryRaw<Found[]>`
    WITH "matching" AS (
      (SELECT "id", 2 AS "tier" FROM "Note"
        WHERE ${visibleIn(scope)} AND left(search_fold("title"), 200) = left(${wanted.title}, 200) LIMIT 50)
      UNION ALL (${newest(scope, wanted, { tier: 1, column: Prisma.sql`"titleWords"` })})
      UNION ALL (${newest(scope, wanted, { tier: 0, column: Prisma.sql`"words"` })})
    ), "best" AS (
      SELECT "id", max("tier") AS "tier" FROM "matching" GROUP BY "id"
    ), "placed" AS (
      SELECT n."id", b."tier", (1000000 * ts_rank(n."words", ${tsquery(wanted.words)}, 1))::int AS "rank",
        n."shortId", n."title", n."notebookId", n."updatedAt"
      FROM "best" b JOIN "Note" n USING ("id")
    )
    SELECT * FROM "placed" ${next} ORDER BY -"tier", -"rank", "id" LIMIT ${limit}`;
}

/** One branch. The planner walks the newest notes for common words and asks the word index for rare ones. */
function newest(scope: Scope, wanted: Wanted, branch: { tier: number; column: Prisma.Sql }): Prisma.Sql {
  const { tier, column } = branch;
  const { words, exactly } = wanted;
  const matching = (limit: number) => Prisma.sql`
    SELECT "id", ${column} AS "found" FROM "Note" WHERE ${visibleIn(scope)} AND ${column} @@ ${tsquery(words)}
    ORDER BY "updatedAt" DESC LIMIT ${limit}`;
  if (exactly === null)
    return Prisma.sql`SELECT "id", ${tier}::int AS "tier" FROM (${matching(ranked)}) "newest"`;
  // It misjudges phrases, and would walk through everything for one that never occurs.
  return Prisma.sql`SELECT "id", ${tier}::int AS "tier" FROM (${matching(lookedAt)}) "newest"
    WHERE "found" @@ ${tsquery(exactly)} LIMIT ${ranked}`;
}

function tsquery(text: string): Prisma.Sql {
  return Prisma.sql`to_tsquery('simple', ${text})`;
}

/** The notes in scope, newest first: what has been asked for are tags alone. */
export async function findNewest(
  tx: Tx,
  scope: Scope,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Found[]> {
  const next = after
    ? Prisma.sql`WHERE (-"rank", "id") > (${-after.rank}::int, ${after.id}::uuid)`
    : Prisma.empty;
  return await tx.$queryRaw<Found[]>`
    SELECT * FROM (
      SELECT "id", 0 AS "tier", floor(extract(epoch FROM "updatedAt") / 60)::int AS "rank",
        "shortId", "title", "notebookId", "updatedAt"
      FROM "Note" WHERE ${visibleIn(scope)}
    ) "tagged" ${next} ORDER BY -"rank", "id" LIMIT ${limit}`;
}

/** Notes with a title like the text, best first; of very many, some. */
export async function findTitlesLike(
  tx: Tx,
  scope: Scope,
  { title, limit }: { title: string; limit: number },
): Promise<Found[]> {
  await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', '0.5', true)`; // for what follows
  return await tx.$queryRaw<Found[]>`
    SELECT "id", 0 AS "tier", (1000000 * word_similarity(${title}, search_fold("title")))::int AS "rank",
      "shortId", "title", "notebookId", "updatedAt"
    FROM (
      SELECT * FROM "Note" WHERE ${visibleIn(scope)} AND ${title} <% search_fold("title") LIMIT ${ranked}
    ) "like"
    ORDER BY "rank" DESC, "updatedAt" DESC, "id" LIMIT ${limit}`;
}

/** Notes whose title begins with the (folded) text, shortest alphabetically first. */
export async function findTitlesFrom(
  tx: Tx,
  scope: Scope,
  { title, limit }: { title: string; limit: number },
): Promise<Found[]> {
  const beginning = `${title.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return await tx.$queryRaw<Found[]>`
    SELECT "id", 2 AS "tier", 0 AS "rank", "shortId", "title", "notebookId", "updatedAt"
    FROM "Note" WHERE ${visibleIn(scope)} AND left(search_fold("title"), 200) LIKE ${beginning}
    ORDER BY left(search_fold("title"), 200) USING ~<~ LIMIT ${limit}`;
}

/** `IS TRUE` keeps the planner from reading whole notebooks through their index. */
function visibleIn({ workspaceId, held, tags = [] }: Scope): Prisma.Sql {
  const tagged = tags.map(
    (tag) => Prisma.sql`AND "Note"."id" IN (SELECT "noteId" FROM "NoteTag" WHERE ${isTag(tag)})`,
  );
  return Prisma.sql`"workspaceId" = ${workspaceId}::uuid AND "trashedAt" IS NULL
    AND (${isHeld(held, Prisma.sql`"Note"`)}) IS TRUE ${Prisma.join([Prisma.empty, ...tagged], " ")}`;
}

/** The tag itself, or one below it: `bread` finds `bread/rye`. */
function isTag(tag: string): Prisma.Sql {
  const below = `${tag.replaceAll(/[\\%_]/g, String.raw`\$&`)}/%`;
  return Prisma.sql`left("key", 200) = ${tag} OR left("key", 200) LIKE ${below}`;
}
