import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { heldIn, whereHeld } from "#lib/permissions/held.ts";
import { requireWorkspace } from "#lib/permissions/workspaces.ts";
import { changedNotes } from "#lib/visits/changed-notes.ts";
import { listedNote, toListedNote, type ListedNote } from "./listed-note.ts";
import type { InWorkspace } from "./schema.ts";

const shown = 20;

export interface RecentNote extends ListedNote {
  /** Who wrote in it last; null when the account is gone. */
  updatedBy: { id: string; name: string } | null;
  /** The actor has read it, and somebody else has written in it since. */
  changed: boolean;
}

/** The notes of the workspace that changed last, newest first. */
export async function listRecent(actor: Actor, { workspace: slug }: InWorkspace): Promise<RecentNote[]> {
  return await transaction(async (tx) => {
    const workspace = await requireWorkspace(tx, actor, { slug, action: "view" });
    const held = await heldIn(tx, actor, { workspaceId: workspace.id });
    const notes = await tx.note.findMany({
      where: { workspaceId: workspace.id, trashedAt: null, ...whereHeld(held) },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: listedNote,
    });
    const noteIds = notes.map((note) => note.id);
    const writers = await lastWriters(tx, noteIds);
    const userId = userIdOf(actor);
    const changed = userId === null ? new Set() : await changedNotes(tx, { userId, noteIds });
    return notes.map((note) => ({
      ...toListedNote(workspace.slug, held, note),
      updatedBy: writers.get(note.id) ?? null,
      changed: changed.has(note.id),
    }));
  });
}

async function lastWriters(tx: Tx, noteIds: string[]): Promise<Map<string, { id: string; name: string }>> {
  const rows = await tx.$queryRaw<{ noteId: string; id: string; name: string }[]>`
    SELECT DISTINCT ON (c."noteId") c."noteId", u."id", u."name"
    FROM "Contribution" c JOIN "User" u ON u."id" = c."userId"
    WHERE c."noteId" = ANY(${noteIds}::uuid[])
    ORDER BY c."noteId", c."lastAt" DESC, c."id" DESC`;
  return new Map(rows.map(({ noteId, id, name }) => [noteId, { id, name }]));
}
