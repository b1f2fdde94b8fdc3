import type { Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { writeNote } from "#lib/notes/write-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";

/** Writes other words into a note, as somebody who edits it would. */
export async function rewriteNote(
  actor: Actor,
  id: string,
  { title, markdown }: { title: string; markdown: string },
): Promise<void> {
  const { body } = parseMarkdown(markdown, { liftTitle: false });
  await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    await writeNote(tx, actor, {
      note,
      origin: "api",
      change: (doc) => replaceContent(doc, { title, body }),
    });
  });
}
