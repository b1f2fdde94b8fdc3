import { z } from "zod";

const note = z.string().regex(/^[0-9a-z]{1,40}$/);
const number = z.number().int().min(1).max(2_147_483_647);

export const ListRevisions = z.strictObject({
  /** The short id of the note. */
  note,
  /** The number of the last revision on the page before. */
  cursor: number.optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListRevisions = z.input<typeof ListRevisions>;

export const ReadRevision = z.strictObject({ note, number });
export type ReadRevision = z.output<typeof ReadRevision>;

export const SaveRevision = z.strictObject({ note, name: z.string().trim().max(200).optional() });
export type SaveRevision = z.output<typeof SaveRevision>;

export const RestoreRevision = z.strictObject({ note, number });
export type RestoreRevision = z.output<typeof RestoreRevision>;
