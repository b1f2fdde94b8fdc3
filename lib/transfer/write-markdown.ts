import type { JSONContent } from "@tiptap/core";
import type { Actor } from "#lib/actor.ts";
import { transaction, type Tx } from "#lib/db/db.ts";
import { inlineText } from "#lib/editor/facts.ts";
import { liftTitle } from "#lib/editor/markdown/parse.ts";
import { MergeConflict, mergeBody } from "#lib/editor/merge-body.ts";
import type { NoteContent } from "#lib/editor/yjs.ts";
import { Refusal } from "#lib/errors.ts";
import { resolveLinks } from "#lib/links/resolve-links.ts";
import { readAbout } from "#lib/notes/front-matter.ts";
import { parseMarkdownApart } from "#lib/notes/parse-markdown-apart.ts";
import { writeNote } from "#lib/notes/write-note.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { cutRevision } from "#lib/revisions/cut-revision.ts";
import { requireRevision } from "#lib/revisions/require-revision.ts";
import { revisionContent } from "#lib/revisions/revision-content.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";
import type { WriteMarkdown } from "./schema.ts";

/**
 * Brings into the note what the Markdown changes since the revision it was made from. Others may be writing: what they
 * changed elsewhere stays, and where both changed the same block it refuses, changing nothing. Front matter, where
 * there is any, replaces tags and properties.
 */
export async function writeMarkdown(
  actor: Actor,
  { id, markdown, baseRevision }: WriteMarkdown,
): Promise<{ id: string; revision: number }> {
  // Reading Markdown is work that is not done for strangers, nor while a note is locked.
  await transaction((tx) => requireNote(tx, actor, { id, needed: "edit" }));
  const file = readAbout(markdown);
  const { body } = await parseMarkdownApart(file.body, { liftTitle: false, bodyOnly: true });
  return await transaction(async (tx) => {
    const note = await requireNote(tx, actor, { id, needed: "edit" });
    const base = await baseOf(tx, note.id, baseRevision);
    const next = await resolveLinks(tx, actor, {
      workspaceId: note.workspaceId,
      notebookId: note.notebookId,
      body: withoutTitle(body, base),
      previous: [base.body],
    });
    try {
      const change = (doc: Parameters<typeof mergeBody>[0]) =>
        mergeBody(doc, { base: base.body, next, ...file.about });
      await writeNote(tx, actor, { note, origin: "api", change });
    } catch (error) {
      if (!(error instanceof MergeConflict)) throw error;
      throw new Refusal("conflict", transferTexts.conflict(error.blocks.length, baseRevision));
    }
    const { number } = await cutRevision(tx, { noteId: note.id, kind: "api", actor });
    return { id, revision: number };
  });
}

async function baseOf(tx: Tx, noteId: string, number: number): Promise<NoteContent> {
  try {
    const { id } = await requireRevision(tx, noteId, number);
    return await revisionContent(tx, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal("bad-request", error.message, { baseRevision: error.message });
  }
}

/** A file holds the title as its first heading, which is not a part of the body. */
function withoutTitle(body: JSONContent, base: NoteContent): JSONContent {
  const first = base.body.content?.[0];
  const startsWithTitle = first?.type === "heading" && inlineText(first).trim() === base.title;
  const lifted = liftTitle(body);
  return base.title !== "" && lifted.title === base.title && !startsWithTitle ? lifted.body : body;
}
