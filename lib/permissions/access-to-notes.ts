import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import type { Access, Role, Visibility } from "#lib/db/generated/enums.ts";
import type { AccessLevel } from "./access.ts";
import { accessFor } from "./notes.ts";

/** Somebody and a note, by its internal id. */
export interface Asked {
  actor: Actor;
  noteId: string;
}

interface Facts {
  live: boolean;
  trashed: boolean;
  role: Role | null;
  suspended: boolean;
  visibility: Visibility;
  named: Access | null;
}

/**
 * What each actor holds on each note, in the order asked, in one query: for what happens too often to ask one by one.
 * Sessions that ended, tokens that were revoked, notes in the trash and notes that are gone give `none`.
 */
export async function accessToNotes(tx: Tx, asked: Asked[]): Promise<AccessLevel[]> {
  const rows = await tx.$queryRaw<(Facts & { index: bigint })[]>`
    SELECT asked.index, note."trashedAt" IS NOT NULL AS trashed, notebook.visibility, member.role,
      person."suspendedAt" IS NOT NULL AS suspended, named.access AS named,
      (asked."sessionId" IS NULL OR EXISTS (SELECT FROM "Session" AS s
        WHERE s.id = asked."sessionId" AND s."userId" = asked."userId" AND s."expiresAt" > now()))
      AND (asked."tokenId" IS NULL OR EXISTS (SELECT FROM "ApiToken" AS t WHERE t.id = asked."tokenId"
        AND t."userId" = asked."userId" AND (t."expiresAt" IS NULL OR t."expiresAt" > now()))) AS live
    FROM unnest(
        ${asked.map(({ noteId }) => noteId)}::uuid[],
        ${asked.map(({ actor }) => ("userId" in actor ? actor.userId : null))}::uuid[],
        ${asked.map(({ actor }) => (actor.kind === "user" ? actor.sessionId : null))}::uuid[],
        ${asked.map(({ actor }) => (actor.kind === "token" ? actor.tokenId : null))}::uuid[]
      ) WITH ORDINALITY AS asked("noteId", "userId", "sessionId", "tokenId", index)
    JOIN "Note" AS note ON note.id = asked."noteId"
    JOIN "Notebook" AS notebook ON notebook.id = note."notebookId"
    LEFT JOIN "User" AS person ON person.id = asked."userId"
    LEFT JOIN "Member" AS member ON member."workspaceId" = note."workspaceId" AND member."userId" = asked."userId"
    LEFT JOIN "NotebookMember" AS named ON named."notebookId" = notebook.id AND named."userId" = asked."userId"`;
  const facts = new Map(rows.map((row) => [Number(row.index) - 1, row]));
  return asked.map(({ actor }, index) => accessBy(actor, facts.get(index)));
}

function accessBy(actor: Actor, facts: Facts | undefined): AccessLevel {
  return facts && facts.live && !facts.trashed ? accessFor(actor, facts) : "none";
}
