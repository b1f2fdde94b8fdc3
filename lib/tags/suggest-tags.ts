import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { tagKey } from "#lib/editor/properties.ts";
import { heldIn, isHeld } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import type { SuggestTags } from "./schema.ts";

/** A tag that is in use. */
export interface UsedTag {
  tag: string;
  /** How many notes have it, of those the actor may read. */
  notes: number;
}

const shown = 20;

/** The tags that begin with this (or have a part that does), of the notes that the actor may read; common ones first. */
export async function suggestTags(
  actor: Actor,
  { workspace: slug, q, typedIn = "" }: SuggestTags,
): Promise<UsedTag[]> {
  return await transaction(async (tx) => {
    const { id: workspaceId } = await requireWorkspace(tx, actor, { slug, action: "view" });
    const held = await heldIn(tx, actor, { workspaceId });
    const wanted = tagKey(q.trim().replace(/^#/, ""));
    const beginning = `${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return await tx.$queryRaw<UsedTag[]>`
      SELECT min(t."tag") AS "tag", count(*)::int AS "notes"
      FROM "NoteTag" t JOIN "Note" n ON n."id" = t."noteId"
      WHERE n."workspaceId" = ${workspaceId}::uuid AND n."trashedAt" IS NULL
        AND ${isHeld(held, Prisma.sql`n`)}
        AND NOT (n."shortId" = ${typedIn} AND t."key" = ${wanted})
        AND (t."key" LIKE ${beginning} OR t."key" LIKE ${`%/${beginning}`})
      GROUP BY t."key"
      ORDER BY t."key" LIKE ${beginning} DESC, count(*) DESC, t."key" LIMIT ${shown}`;
  });
}
