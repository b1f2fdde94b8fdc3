import type { Addresses, ImportedDocument } from "./document.ts";
import { warningsOf } from "./document.ts";
import { embedPicture } from "./picture-from-data.ts";
import { readHtmlDocument } from "./read-html-document.ts";

/** A Word document as a note; its pictures become attachments. Whoever calls has looked at it as the archive it is. */
export async function readWordDocument(bytes: Buffer, addresses: Addresses): Promise<ImportedDocument> {
  const { default: mammoth } = await import("mammoth");
  const convertImage = mammoth.images.imgElement(async (image) => ({
    src: embedPicture(await image.readAsBuffer(), addresses) ?? "",
  }));
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: bytes },
    { convertImage, styleMap: ["p[style-name='Title'] => h1:fresh"], externalFileAccess: false },
  );
  const image = (source: string) => (source.startsWith("/attachments/") ? source : addresses.image(source));
  const read = readHtmlDocument(value, { ...addresses, image });
  const found = messages.map(({ message }) => ({ kind: "word" as const, example: message }));
  return { ...read, warnings: [...read.warnings, ...warningsOf(found)] };
}
