import { userIdOf, type Actor } from "#lib/actor.ts";
import { transaction } from "#lib/db/db.ts";
import { requireNote } from "#lib/permissions/notes.ts";
import { attachmentUrl, fileName } from "./file-name.ts";
import { imageType, isImageType } from "./image-type.ts";
import { measuring } from "./measured-bytes.ts";
import type { UploadAttachment } from "./schema.ts";
import { newKey } from "./storage-key.ts";
import { storage } from "./storage.ts";

/** A file that was uploaded; `image` says that browsers may show it in place. */
export interface UploadedAttachment {
  id: string;
  url: string;
  name: string;
  type: string;
  size: number;
  image: boolean;
}

const download = "application/octet-stream";

/** Keeps a file for a note that the actor may edit. The bytes are stored before the note's file is known to anybody. */
export async function uploadAttachment(
  actor: Actor,
  { note, name, bytes }: UploadAttachment & { bytes: AsyncIterable<Uint8Array> },
): Promise<UploadedAttachment> {
  await transaction((tx) => requireNote(tx, actor, { id: note, needed: "edit" })); // before taking any bytes
  const key = newKey();
  const measure = measuring(bytes);
  await storage().put(key, measure.bytes);
  try {
    return await transaction(async (tx) => {
      const { id: noteId, workspaceId } = await requireNote(tx, actor, { id: note, needed: "edit" });
      const { size, sha256, head } = measure.measured();
      const type = imageType(head) ?? download;
      const attachment = await tx.attachment.create({
        data: {
          workspaceId,
          noteId,
          key,
          size,
          type,
          name: fileName(name),
          createdById: userIdOf(actor),
          sha256: new Uint8Array(sha256),
        },
        select: { id: true, name: true, type: true, size: true },
      });
      return { ...attachment, url: attachmentUrl(attachment), image: isImageType(type) };
    });
  } catch (error) {
    await storage().delete(key);
    throw error;
  }
}
