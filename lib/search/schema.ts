import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";

/** Longer queries are cut, not refused: people paste. */
const Words = z.string().transform((text) => storableText(text.slice(0, 300)));

export const SearchNotes = z.strictObject({
  workspace: WorkspaceSlug,
  q: Words,
  notebook: ShortId.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type SearchNotes = z.output<typeof SearchNotes>;

export const SuggestNotes = z.strictObject({ workspace: WorkspaceSlug, q: Words });
export type SuggestNotes = z.output<typeof SuggestNotes>;
