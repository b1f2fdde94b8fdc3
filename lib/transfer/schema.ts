import { z } from "zod";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";
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

export const ExportMarkdown = z.strictObject({ note: ShortId });
export type ExportMarkdown = z.output<typeof ExportMarkdown>;
