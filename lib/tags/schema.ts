import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";

export const SuggestTags = z.strictObject({
  workspace: WorkspaceSlug,
  q: z.string().transform((q) => storableText(q.slice(0, 100))),
  /** The note in which it is being typed: saved there by half, it is no tag yet. */
  typedIn: ShortId.optional(),
});
export type SuggestTags = z.output<typeof SuggestTags>;
