import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";

const Target = z.string().max(1000).transform(storableText);

/** Links, of which somebody wants to know the notes. */
export const ReadLinks = z.strictObject({
  workspace: WorkspaceSlug,
  notes: z.array(ShortId).max(500),
  targets: z.array(Target).max(500),
});
export type ReadLinks = z.output<typeof ReadLinks>;

export const LinkedNoteRef = z.strictObject({ note: ShortId });
export type LinkedNoteRef = z.output<typeof LinkedNoteRef>;

export const ListBacklinks = z.strictObject({ note: ShortId, cursor: z.string().max(40).optional() });
export type ListBacklinks = z.output<typeof ListBacklinks>;

/** An unlinked mention: the note that names `note` in the block with this id. */
export const LinkMention = z.strictObject({
  from: ShortId,
  block: z.string().min(1).max(100),
  note: ShortId,
});
export type LinkMention = z.output<typeof LinkMention>;

export const SuggestPeople = z.strictObject({
  note: ShortId,
  q: z.string().transform((q) => storableText(q.slice(0, 100))),
});
export type SuggestPeople = z.output<typeof SuggestPeople>;
