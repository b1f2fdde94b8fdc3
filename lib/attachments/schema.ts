import { z } from "zod";
import { ShortId } from "#lib/notes/schema.ts";

/** A file for a note; its bytes come beside this, as a stream. */
export const UploadAttachment = z.strictObject({
  note: ShortId,
  name: z.string().max(1000),
});
export type UploadAttachment = z.output<typeof UploadAttachment>;

export const AttachmentRef = z.strictObject({ id: z.uuid() });
export type AttachmentRef = z.output<typeof AttachmentRef>;
