import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";
import type { RenameNote } from "./schema.ts";
import { writeNote } from "./write-note.ts";

/** Gives a note another title, by writing it into the document like everything else. */
export async function renameNote(
  actor: Actor,
  { id, title }: RenameNote,
): Promise<{ id: string; title: string }> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    const change = (doc: Parameters<typeof replaceContent>[0]) => replaceContent(doc, { title });
    const changed = await writeNote(tx, actor, { note, origin: "api", change });
    const kind = actor.kind === "token" ? "api" : "auto";
    if (changed) await cutRevision(tx, { noteId: note.id, kind, actor });
    return { id, title };
  });
}
