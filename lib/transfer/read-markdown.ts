import { system, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { serializeMarkdown } from "#lib/editor/markdown/serialize.ts";
import type { NoteProperties } from "#lib/editor/properties.ts";
import { readNoteIn, type ReadNote } from "#lib/notes/read-note.ts";
import type { NoteRef } from "#lib/notes/schema.ts";
import { allows } from "#lib/permissions/access.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";

/** A note with its body as Markdown. */
export interface MarkdownNote extends Omit<ReadNote, "content" | "links" | "isTemplate"> {
  markdown: string;
  tags: string[];
  properties: NoteProperties;
}

/**
 * The note as it is now. For those who may write it, `revision` says exactly what is returned, so that `writeMarkdown`
 * can tell their changes from those of others.
 */
export async function readMarkdown(actor: Actor, { id }: NoteRef): Promise<MarkdownNote> {
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "read" });
    if (allows(note.access, "edit")) await cutRevision(tx, { noteId: note.id, kind: "auto", actor: system });
    const { content, links, isTemplate, ...rest } = await readNoteIn(tx, actor, { id });
    const { tags = [], properties = {} } = content;
    return { ...rest, tags, properties, markdown: serializeMarkdown(content, { withTitle: false }) };
  });
}
