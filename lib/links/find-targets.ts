import type { Actor } from "#lib/actor.ts";
import type { Tx } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { heldIn, isHeld, type Held } from "#lib/permissions/held.ts";
import { targetKey } from "./link-facts.ts";

/** A note that a title, an alias or a path may mean. */
export interface TargetNote {
  id: string;
  shortId: string;
  title: string;
  notebookId: string;
}

export interface Sought {
  workspaceId: string;
  /** Titles, aliases or paths, as written. */
  targets: string[];
  /** The notebook of the note they stand in: of notes with the same title, those near by come first. */
  notebookId?: string | undefined;
}

interface Candidate extends TargetNote {
  parentId: string | null;
  key: string;
  aliasKeys: string[];
}

const mostTargets = 1000;

/** Which notes, of those the actor may read, are meant by these targets: by title, then alias, then path. */
export async function findTargets(
  tx: Tx,
  actor: Actor,
  { workspaceId, targets, notebookId }: Sought,
): Promise<Map<string, TargetNote>> {
  const wanted = [...new Set(targets)].slice(0, mostTargets).filter((target) => targetKey(target) !== "");
  if (wanted.length === 0) return new Map();
  const held = await heldIn(tx, actor, { workspaceId });
  const candidates = await candidatesFor(tx, { workspaceId, held, wanted });
  const near = candidates.toSorted((a, b) => distance(a, notebookId) - distance(b, notebookId));
  const paths = wanted.some((target) => target.includes("/"))
    ? await pathsOf(tx, near, held)
    : new Map<string, string[]>();
  return new Map(
    wanted.flatMap((target) => {
      const note = choose(target, near, paths);
      return note ? [[target, note]] : [];
    }),
  );
}

function distance(note: Candidate, notebookId: string | undefined): number {
  return note.notebookId === notebookId ? 0 : 1;
}

async function candidatesFor(
  tx: Tx,
  { workspaceId, held, wanted }: { workspaceId: string; held: Held; wanted: string[] },
): Promise<Candidate[]> {
  const keys = [...new Set(wanted.flatMap((target) => [targetKey(target), targetKey(lastPart(target))]))];
  return await tx.$queryRaw<Candidate[]>`
    SELECT DISTINCT ON ("id") "id", "shortId", "title", "notebookId", "parentId", "aliasKeys",
      left(search_fold("title"), 200) AS "key"
    FROM (
      SELECT * FROM "Note" WHERE "workspaceId" = ${workspaceId}::uuid
        AND left(search_fold("title"), 200) = ANY(${keys}::text[])
      UNION ALL
      SELECT * FROM "Note" WHERE "workspaceId" = ${workspaceId}::uuid AND "aliasKeys" && ${keys}::text[]
    ) AS "named"
    WHERE "trashedAt" IS NULL AND ${isHeld(held, Prisma.sql`"named"`)}
    ORDER BY "id" LIMIT 5000`;
}

function choose(target: string, near: Candidate[], paths: Map<string, string[]>): Candidate | undefined {
  const key = targetKey(target);
  return (
    near.find((note) => note.key === key) ??
    near.find((note) => note.aliasKeys.includes(key)) ??
    (target.includes("/") ? near.find((note) => isAt(note, target, paths)) : undefined)
  );
}

/** Whether the folders of the target are the last of the notes and the notebook that the note is in. */
function isAt(note: Candidate, target: string, paths: Map<string, string[]>): boolean {
  if (note.key !== targetKey(lastPart(target))) return false;
  const folders = target.split("/").slice(0, -1).map(targetKey);
  const wanted = folders.filter((folder) => folder !== "" && folder !== "." && folder !== "..");
  const above = paths.get(note.id) ?? [];
  return wanted.every((folder, at) => above[above.length - wanted.length + at] === folder);
}

/** By id: the folded names above each note that the actor may know, the notebook first. */
async function pathsOf(tx: Tx, notes: Candidate[], held: Held): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; title: string }[]>`
    WITH RECURSIVE above AS (
      SELECT id, "parentId", 0 AS distance FROM "Note" WHERE id = ANY(${notes.map(({ id }) => id)}::uuid[])
      UNION ALL
      SELECT above.id, n."parentId", above.distance + 1 FROM "Note" n JOIN above ON n.id = above."parentId"
      WHERE above.distance < 100
    )
    SELECT above.id, n.title FROM above JOIN "Note" n ON n.id = above."parentId" AND ${isHeld(held, Prisma.sql`n`)}
    ORDER BY above.distance DESC`;
  const paths = new Map(
    notes.map(({ id, notebookId }) => [id, [targetKey(held.notebooks.get(notebookId)?.name ?? "")]]),
  );
  for (const { id, title } of rows) paths.get(id)?.push(targetKey(title));
  return paths;
}

function lastPart(target: string): string {
  return target.slice(target.lastIndexOf("/") + 1);
}
