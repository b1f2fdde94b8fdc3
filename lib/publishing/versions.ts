import { db } from "#lib/db/db.ts";

/** What the pages kept of a workspace are valid for. */
export type Version = string;

let waiting: { slug: string; answer: (version: Version | null) => void; fail: (error: unknown) => void }[] =
  [];
let asking = false;

/**
 * The version of what the workspace shows in public, as it is in the database after this call began; null when there
 * is no such workspace. Many calls at once share one query, so each request can be checked.
 */
export function versionOf(slug: string): Promise<Version | null> {
  return new Promise((answer, fail) => {
    waiting.push({ slug, answer, fail });
    if (!asking) void askForAll();
  });
}

async function askForAll(): Promise<void> {
  asking = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    try {
      const versions = await versionsOf([...new Set(batch.map(({ slug }) => slug))]);
      for (const { slug, answer } of batch) answer(versions.get(slug) ?? null);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
  asking = false;
}

async function versionsOf(slugs: string[]): Promise<Map<string, Version>> {
  const rows = await db.$queryRaw<{ slug: string; version: Version }[]>`
    SELECT "slug", "id" || '-' || "publicVersion" || '-' || "name" AS "version"
    FROM "Workspace" WHERE "slug" = ANY(${slugs})`;
  return new Map(rows.map(({ slug, version }) => [slug, version]));
}

/** The version of what all workspaces together show in public. */
export async function versionOfAll(): Promise<Version> {
  const [row] = await db.$queryRaw<{ version: Version }[]>`
    SELECT count(*) || '-' || coalesce(md5(string_agg("slug" || '-' || "id" || '-' || "publicVersion" || '-' || "name", '/'
      ORDER BY "id")), '') AS "version" FROM "Workspace"`;
  return row?.version ?? "";
}
