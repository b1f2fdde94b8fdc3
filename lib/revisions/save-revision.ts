import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "./cut-revision.ts";
import type { SaveRevision } from "./schema.ts";

/** Cuts a revision because a person asks for it. `cut` is false when nothing changed since the newest one. */
export async function saveRevision(
  actor: Actor,
  { note: id, name }: SaveRevision,
): Promise<{ number: number; cut: boolean }> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    const revision = { noteId: note.id, kind: "saved" as const, actor };
    const { number, cut } = await cutRevision(tx, { ...revision, ...(name ? { name } : {}) });
    return { number, cut };
  });
}
