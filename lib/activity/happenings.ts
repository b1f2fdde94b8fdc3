import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/db.ts";
import { isHeld, type Held } from "#lib/permissions/held.ts";

export const activityKinds = [
  "created",
  "edited",
  "restored-revision",
  "published",
  "unpublished",
  "trashed",
  "restored",
  "commented",
  "resolved",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Something that happened, as its row says; ids are the internal ones. */
export interface Happening {
  at: Date;
  id: string;
  kind: ActivityKind;
  noteId: string;
  /** Who did it; people whose accounts are gone are missing or null. */
  userIds: (string | null)[];
}

/** Which notes are looked at, and before what. */
export interface Sight {
  workspaceId: string;
  /** Whose notes the actor may read, and whose notes they may see in the trash. */
  read: Held;
  trash: Held;
  noteId: string | undefined;
  before: { at: Date; id: string } | undefined;
}

/**
 * The newest happenings, in order. There is no log of them: they are read from the rows that things leave anyway; only
 * what leaves none has rows of its own. What is being written right now counts as well, though no revision holds it yet.
 */
export async function happenings(tx: Tx, sight: Sight, most: number): Promise<Happening[]> {
  const newest = (source: Prisma.Sql) => Prisma.sql`(SELECT found.* FROM (${source}) AS found
    JOIN "Note" AS note ON note.id = found."noteId"
    WHERE ${visible(sight)} ${before(sight)} ORDER BY found.at DESC, found.id DESC LIMIT ${most})`;
  return await tx.$queryRaw<Happening[]>`
    SELECT * FROM (${Prisma.join(sourcesIn(sight.workspaceId).map(newest), " UNION ALL ")}) AS happened
    ORDER BY at DESC, id DESC LIMIT ${most}`;
}

function visible({ workspaceId, read, trash, noteId }: Sight): Prisma.Sql {
  const one = noteId === undefined ? Prisma.empty : Prisma.sql`AND note.id = ${noteId}::uuid`;
  return Prisma.sql`note."workspaceId" = ${workspaceId}::uuid ${one} AND (
    (note."trashedAt" IS NULL AND ${isHeld(read, Prisma.sql`note`)}) OR
    (note."trashedAt" IS NOT NULL AND ${isHeld(trash, Prisma.sql`note`)}))`;
}

function before({ before: place }: Sight): Prisma.Sql {
  return place ? Prisma.sql`AND (found.at, found.id) < (${place.at}, ${place.id}::uuid)` : Prisma.empty;
}

/** By the workspace where a row says it: others may have had a hundred thousand revisions since. */
const sourcesIn = (workspaceId: string) => [
  Prisma.sql`SELECT "createdAt" AS at, id, "noteId",
      CASE WHEN number = 1 THEN 'created' WHEN kind = 'restored' THEN 'restored-revision' ELSE 'edited' END AS kind,
      CASE WHEN number = 1 OR kind = 'restored' THEN ARRAY["createdById"] ELSE "contributorIds" END AS "userIds"
    FROM "Revision" WHERE "workspaceId" = ${workspaceId}::uuid
      AND (number = 1 OR kind = 'restored' OR "contributorIds" <> '{}')`,
  Prisma.sql`SELECT at, id, "noteId", kind::text, ARRAY["userId"] FROM "NoteEvent"`,
  Prisma.sql`SELECT comment."createdAt" AS at, comment.id, thread."noteId", 'commented' AS kind,
      ARRAY[comment."authorId"] AS "userIds"
    FROM "Comment" AS comment JOIN "Thread" AS thread ON thread.id = comment."threadId"
    WHERE comment."deletedAt" IS NULL`,
  Prisma.sql`SELECT "resolvedAt" AS at, id, "noteId", 'resolved' AS kind, ARRAY["resolvedById"] AS "userIds"
    FROM "Thread" WHERE "resolvedAt" IS NOT NULL`,
  Prisma.sql`SELECT max(written."lastAt") AS at, written."userId" AS id, written."noteId", 'edited' AS kind,
      ARRAY[written."userId"] AS "userIds"
    FROM "NoteState" AS state JOIN "Contribution" AS written ON written."noteId" = state."noteId"
    WHERE state."windowStartedAt" IS NOT NULL AND written."revisionId" IS NULL AND written."userId" IS NOT NULL
    GROUP BY written."noteId", written."userId"`,
];
