import { z } from "zod";
import { longestMarkdown } from "#lib/notes/longest-markdown.ts";
import { NoteMarkdown, ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";
import { transferTexts } from "#lib/texts/en/transfer.ts";

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

/** Something to import; its bytes come beside this, as a stream. */
export const UploadImport = z.strictObject({ workspace: WorkspaceSlug, name: z.string().min(1).max(1000) });
export type UploadImport = z.output<typeof UploadImport>;

export const ImportRef = z.strictObject({ id: z.uuid() });
export type ImportRef = z.output<typeof ImportRef>;

/** Where an import's notes go: a notebook, or new ones. */
export const StartImport = z.strictObject({ id: z.uuid(), notebook: ShortId.nullable() });
export type StartImport = z.output<typeof StartImport>;

export const ListImportItems = z.strictObject({
  id: z.uuid(),
  /** What is listed: what is left out, or what comes in with something to say about it. */
  which: z.enum(["skipped", "warned"]),
  after: z.coerce.number().int().min(-1).max(2_147_483_647).default(-1),
});
export type ListImportItems = z.output<typeof ListImportItems>;

/** What an archive holds: a note with what is below it, a notebook, or else the workspace. */
export const ExportScope = z.strictObject({
  workspace: WorkspaceSlug,
  notebook: ShortId.optional(),
  note: ShortId.optional(),
});
export type ExportScope = z.output<typeof ExportScope>;

export const ExportNotes = ExportScope.extend({ format: z.enum(["markdown", "html"]) });
export type ExportNotes = z.output<typeof ExportNotes>;

export const ExportRef = z.strictObject({ id: z.uuid() });
export type ExportRef = z.output<typeof ExportRef>;
