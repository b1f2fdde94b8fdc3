import { Refusal } from "#lib/errors.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";

// No space, no more of it for this user, and no more of it for this process.
const fullCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** A full disk is not a bug: what a person can be told of it, or the error as it was. */
export function storageFailure(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return fullCodes.has(code) ? new Refusal("unavailable", attachmentTexts.full) : error;
}
