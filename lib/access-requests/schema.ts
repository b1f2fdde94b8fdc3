import { z } from "zod";
import { storableText } from "#lib/editor/storable-text.ts";
import { longestMessage } from "./client/longest-message.ts";
import { ShortId, WorkspaceSlug } from "#lib/notes/schema.ts";

/** Somebody asks for a note that they do not find; perhaps there is none. */
export const AskForAccess = z.strictObject({
  workspace: WorkspaceSlug,
  note: ShortId,
  message: z
    .string()
    .max(longestMessage)
    .transform((text) => storableText(text).trim())
    .default(""),
});
export type AskForAccess = z.output<typeof AskForAccess>;

/** What comes of a request; null declines it. */
export const DecideRequest = z.strictObject({
  note: ShortId,
  request: z.uuid(),
  access: z.enum(["read", "comment", "edit", "manage"]).nullable(),
});
export type DecideRequest = z.output<typeof DecideRequest>;
