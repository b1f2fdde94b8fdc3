import { userIdOf, type Actor } from "#lib/actor.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { allows, type AccessLevel } from "./access.ts";
import { accessFor, type NotebookStanding, type Standing } from "./notes.ts";

/** Somebody and a note, by its internal id. */
export interface Asked {
  actor: Actor;
  noteId: string;
}

/** What somebody holds on a note, and the facts that decided it, as one comparable text. */
export interface Held {
  access: AccessLevel;
  standing: string | null;
}

/** What `standingJoins` needs of each that is asked: columns of `asked`. */
export function askedColumns(asked: Asked[]) {
  return {
    noteIds: asked.map(({ noteId }) => noteId),
    userIds: asked.map(({ actor }) => userIdOf(actor)),
    sessionIds: asked.map(({ actor }) => (actor.kind === "user" ? actor.sessionId : null)),
    tokenIds: asked.map(({ actor }) => (actor.kind === "token" ? actor.tokenId : null)),
  };
}

/** Joins to `asked("noteId", "userId", "sessionId", "tokenId")` everything that decides who may do what. */
export const standingJoins = `
  JOIN "Note" AS note ON note.id = asked."noteId"
  JOIN "Notebook" AS notebook ON notebook.id = note."notebookId"
  LEFT JOIN "User" AS person ON person.id = asked."userId"
  LEFT JOIN "Member" AS member ON member."workspaceId" = note."workspaceId" AND member."userId" = asked."userId"
  LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = asked."userId"
  LEFT JOIN "NoteAccess" AS given ON given."noteId" = note.id AND given."userId" = asked."userId"`;

const facts = {
  trashed: `note."trashedAt" IS NOT NULL`,
  visibility: "notebook.visibility",
  role: "member.role",
  suspended: `person."suspendedAt" IS NOT NULL`,
  named: "named.access",
  granted: "given.access",
  live: `(asked."sessionId" IS NULL OR EXISTS (SELECT FROM "Session" AS s
      WHERE s.id = asked."sessionId" AND s."userId" = asked."userId" AND s."expiresAt" > now()))
    AND (asked."tokenId" IS NULL OR EXISTS (SELECT FROM "ApiToken" AS t WHERE t.id = asked."tokenId"
      AND t."userId" = asked."userId" AND (t."expiresAt" IS NULL OR t."expiresAt" > now())))`,
};

/** The facts as one text. A statement that compares it with a `Held.standing` decides by the same rule. */
export const standingText = `ROW(${Object.values(facts).join(", ")})::text`;

interface Facts extends Standing {
  live: boolean;
  trashed: boolean;
}

const factColumns = Object.entries(facts).map(([name, expression]) => `${expression} AS ${name}`);

/**
 * What each actor holds on each note, in the order asked, in one query: for what happens too often to ask one by one.
 * Sessions that ended, tokens that were revoked, notes in the trash and notes that are gone give `none`.
 */
export async function accessToNotes(client: Prisma.TransactionClient, asked: Asked[]): Promise<Held[]> {
  const found = await factsOf(client, askedColumns(asked));
  return asked.map(({ actor }, index) => {
    const row = found.get(index);
    return { access: accessBy(actor, row), standing: row?.standing ?? null };
  });
}

interface People {
  /** The internal id. */
  noteId: string;
  userIds: string[];
}

/** Those of these people who may read the note, whether or not they are signed in anywhere. */
export async function peopleWhoMayRead(client: Prisma.TransactionClient, people: People): Promise<string[]> {
  const held = await accessOfPeople(client, people);
  return people.userIds.filter((userId) => allows(held.get(userId) ?? "none", "read"));
}

/** What these people hold on the note, whether or not they are signed in anywhere. */
export async function accessOfPeople(
  client: Prisma.TransactionClient,
  { noteId, userIds }: People,
): Promise<Map<string, AccessLevel>> {
  const held = await accessOfEach(
    client,
    userIds.map((userId) => ({ userId, noteId })),
  );
  return new Map(userIds.map((userId, index) => [userId, held[index]!]));
}

/** What each of these people holds on that note, in the order asked, whether or not they are signed in anywhere. */
export async function accessOfEach(
  client: Prisma.TransactionClient,
  asked: { userId: string; noteId: string }[],
): Promise<AccessLevel[]> {
  if (asked.length === 0) return [];
  const nobodys = asked.map(() => null);
  const found = await factsOf(client, {
    noteIds: asked.map(({ noteId }) => noteId),
    userIds: asked.map(({ userId }) => userId),
    sessionIds: nobodys,
    tokenIds: nobodys,
  });
  return asked.map(({ userId }, index) =>
    accessBy({ kind: "user", userId, sessionId: "" }, found.get(index)),
  );
}

/** Those of these people who may read all notes of a notebook (by its internal id), in one query. */
export async function peopleWhoMayReadNotebook(
  client: Prisma.TransactionClient,
  { notebookId, userIds }: { notebookId: string; userIds: string[] },
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await client.$queryRaw<(NotebookStanding & { userId: string })[]>`
    SELECT person.id AS "userId", notebook.visibility, member.role, person."suspendedAt" IS NOT NULL AS suspended,
      named.access AS named
    FROM "Notebook" AS notebook
    JOIN "User" AS person ON person.id = ANY(${userIds}::uuid[])
    LEFT JOIN "Member" AS member ON member."workspaceId" = notebook."workspaceId" AND member."userId" = person.id
    LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = person.id
    WHERE notebook.id = ${notebookId}::uuid`;
  return rows.flatMap(({ userId, ...standing }) => {
    const access = accessFor({ kind: "user", userId, sessionId: "" }, standing);
    return allows(access, "read") ? [userId] : [];
  });
}

async function factsOf(client: Prisma.TransactionClient, columns: ReturnType<typeof askedColumns>) {
  const { noteIds, userIds, sessionIds, tokenIds } = columns;
  const rows = await client.$queryRaw<(Facts & { index: bigint; standing: string })[]>`
    SELECT asked.index, ${Prisma.raw(factColumns.join(", "))}, ${Prisma.raw(standingText)} AS standing
    FROM unnest(${noteIds}::uuid[], ${userIds}::uuid[], ${sessionIds}::uuid[], ${tokenIds}::uuid[])
      WITH ORDINALITY AS asked("noteId", "userId", "sessionId", "tokenId", index)
    ${Prisma.raw(standingJoins)}`;
  return new Map(rows.map((row) => [Number(row.index) - 1, row]));
}

function accessBy(actor: Actor, row: Facts | undefined): AccessLevel {
  return row && row.live && !row.trashed ? accessFor(actor, row) : "none";
}
