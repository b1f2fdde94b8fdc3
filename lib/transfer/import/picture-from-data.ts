import { largestAttachment } from "#lib/editor/attachment-limits.ts";
import { imageType } from "#lib/attachments/image-type.ts";
import type { Addresses } from "./document.ts";

const largestData = 34 * 1024 * 1024;
const endings: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
};

/** The address of a picture that is written into the page itself; null for other sources, and for what is no picture. */
export function pictureFromData(source: string, addresses: Addresses): string | null {
  const [, data] = /^data:image\/[\w.+-]+;base64,([\w+/=\s]*)$/.exec(source) ?? [];
  if (data === undefined || data.length > largestData) return null;
  return embedPicture(Buffer.from(data, "base64"), addresses);
}

/** Keeps the picture under a name of its own; null when browsers could not show it. */
export function embedPicture(bytes: Buffer, addresses: Addresses): string | null {
  const type = imageType(bytes.subarray(0, 64));
  if (type === null || bytes.length > largestAttachment) return null;
  return addresses.embed({ bytes, name: `image.${endings[type] ?? "bin"}` });
}
