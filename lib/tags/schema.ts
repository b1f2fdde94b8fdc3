import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { WorkspaceSlug } from "#lib/notes/schema.ts";

export const SuggestTags = z.strictObject({
  workspace: WorkspaceSlug,
  q: z.string().transform((q) => storableText(q.slice(0, 100))),
});
export type SuggestTags = z.output<typeof SuggestTags>;
