import { createHash } from "node:crypto";
import { fileName } from "#lib/attachments/file-name.ts";
import { imageType } from "#lib/attachments/image-type.ts";
import { measuring } from "#lib/attachments/measured-bytes.ts";
import { storage } from "#lib/attachments/storage.ts";

/** An attachment whose bytes are stored, as a row without its note. */
export interface StoredPicture {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Uint8Array<ArrayBuffer>;
  key: string;
}

const download = "application/octet-stream";

/** Stores bytes under a key that follows from the id, so that doing it again after a crash leaves nothing over. */
export async function storeBytes(
  id: string,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredPicture> {
  const measure = measuring(bytes);
  const key = storageKey(id);
  await storage().put(key, measure.bytes);
  const { size, sha256, head } = measure.measured();
  const type = imageType(head) ?? download;
  return { id, name: fileName(name), type, size, sha256: new Uint8Array(sha256), key };
}

/** Where in the storage the bytes of an attachment are. */
export function storageKey(id: string): string {
  return `${id.slice(0, 2)}/${id}`;
}

/** The id of the nth picture inside of a file: the same whenever it is read. */
export function pictureId(importId: string, index: number, nth: number): string {
  const hash = createHash("sha256").update(`${importId} ${index} ${nth}`).digest("hex");
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join("-");
}
