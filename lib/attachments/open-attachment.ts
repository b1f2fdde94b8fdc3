import type { Readable } from "node:stream";
import type { Actor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { Refusal } from "#lib/errors.ts";
import { notesWith } from "#lib/permissions/notes.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { isImageType } from "./image-type.ts";
import type { AttachmentRef } from "./schema.ts";
import { storage, type ByteRange } from "./storage.ts";

/** An attachment that the actor may see. */
export interface OpenedAttachment {
  name: string;
  type: string;
  size: number;
  /** Changes when the bytes do. */
  sha256: string;
  /** May be shown in place; everything else is only downloaded. */
  image: boolean;
  /** A published page shows it, so everybody may see it. */
  published: boolean;
  bytes(range?: ByteRange): Promise<Readable>;
}

/** The file, for readers of its note or of another that uses it and, while a published page shows it, for everybody. */
export async function openAttachment(actor: Actor, { id }: AttachmentRef): Promise<OpenedAttachment> {
  const attachment = await db.attachment.findFirst({
    where: {
      id,
      OR: [
        { published: { some: {} } },
        { note: notesWith(actor, "read") },
        { uses: { some: { note: notesWith(actor, "read") } } },
      ],
    },
    select: {
      name: true,
      type: true,
      size: true,
      sha256: true,
      key: true,
      _count: { select: { published: true } },
    },
  });
  if (!attachment) throw new Refusal("not-found", attachmentTexts.notFound);
  const { key, sha256, _count, ...known } = attachment;
  return {
    ...known,
    sha256: Buffer.from(sha256).toString("base64url"),
    image: isImageType(known.type),
    published: _count.published > 0,
    async bytes(range) {
      const stream = await storage().get(key, range);
      if (!stream) throw new Refusal("unavailable", attachmentTexts.missing);
      return stream;
    },
  };
}
