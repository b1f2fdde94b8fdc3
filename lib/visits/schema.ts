import { z } from "zod";
import { ShortId } from "#lib/notes/schema.ts";

/** The note that somebody reads. */
export const VisitedNote = z.strictObject({ note: ShortId });
export type VisitedNote = z.output<typeof VisitedNote>;
