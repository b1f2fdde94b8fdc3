import { createHash } from "node:crypto";
import { largestAttachment, largestAttachmentMegabytes } from "#lib/editor/attachment-limits.ts";
import { Refusal } from "#lib/errors.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { headLength } from "./image-type.ts";

/** What was learned of bytes while they passed. */
export interface Measured {
  size: number;
  sha256: Buffer;
  head: Buffer;
}

/** Passes bytes on and measures them on the way; refuses as soon as there are too many. */
export function measuring(bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let size = 0;

  async function* passed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      if (size < headLength) head.push(chunk.subarray(0, headLength - size));
      size += chunk.byteLength;
      if (size > largestAttachment) throw tooLarge();
      hash.update(chunk);
      yield chunk;
    }
    if (size === 0) throw new Refusal("bad-request", attachmentTexts.empty);
  }

  return {
    bytes: passed(),
    /** To be asked once, after the last byte. */
    measured: (): Measured => ({ size, sha256: hash.digest(), head: Buffer.concat(head) }),
  };
}

/** The refusal of a file that is larger than attachments may be. */
export function tooLarge(): Refusal {
  return new Refusal("too-large", attachmentTexts.tooLarge(largestAttachmentMegabytes));
}
