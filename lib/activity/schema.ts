import { z } from "zod";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";

/** What happened in a workspace, or in one notebook or note of it. */
export const ListActivity = z.strictObject({
  workspace: WorkspaceSlug,
  notebook: ShortId.optional(),
  note: ShortId.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(30),
});
export type ListActivity = z.output<typeof ListActivity>;
