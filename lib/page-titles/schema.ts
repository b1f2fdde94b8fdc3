import { z } from "zod";
import { ShortId } from "#lib/notes/schema.ts";

/** An address that was pasted into a note. */
export const DescribeAddress = z.strictObject({
  note: ShortId,
  address: z.url({ protocol: /^https?$/ }).max(2000),
});
export type DescribeAddress = z.output<typeof DescribeAddress>;
