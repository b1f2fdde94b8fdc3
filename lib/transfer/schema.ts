import { z } from "zod";
import { NoteMarkdown, ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";

/** In characters. */
export const longestMarkdown = 2_000_000;

/** A Markdown file that becomes a note. */
export const ImportMarkdown = z.strictObject({
  workspace: WorkspaceSlug,
  notebook: ShortId.optional(),
  parent: ShortId.optional(),
  /** The file's name. */
  name: z.string().max(1000),
  markdown: z.string().max(longestMarkdown, transferTexts.tooLarge(longestMarkdown / 1_000_000)),
});
export type ImportMarkdown = z.output<typeof ImportMarkdown>;

/** A new text for a note, made from the revision `baseRevision`. */
export const WriteMarkdown = z.strictObject({
  id: ShortId,
  markdown: NoteMarkdown,
  baseRevision: z.number().int().min(1).max(2_147_483_647),
});
export type WriteMarkdown = z.output<typeof WriteMarkdown>;

export const ExportMarkdown = z.strictObject({ note: ShortId });
export type ExportMarkdown = z.output<typeof ExportMarkdown>;
