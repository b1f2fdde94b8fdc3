import { attachmentTexts } from "#lib/texts/en/attachments.ts";

const longestBytes = 200;
const folders = /^.*[/\\]/s;
// Control characters, and those that turn the direction of text around: "gpj.exe" must not look like "exe.jpg".
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const reserved = /[<>:"|?*]/g;

/** A file's name as we keep it: without folders, and with nothing that a file system or a header could stumble over. */
export function fileName(given: string): string {
  const name = given
    .toWellFormed()
    .normalize("NFC")
    .replace(folders, "")
    .replace(unprintable, "")
    .replace(reserved, "_")
    .trim()
    .replace(/^\.+/, "");
  return shortened(name) || attachmentTexts.unnamed;
}

/** At most `longestBytes` of UTF-8, cut before the extension. */
function shortened(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  const stem = Array.from(name.slice(0, name.length - extension.length));
  while (stem.length > 0 && Buffer.byteLength(stem.join("") + extension) > longestBytes) stem.pop();
  return stem.join("") + extension;
}

/** A name as a part of an address that also Markdown leaves alone. */
export function inAddress(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Where the attachment is. Only the id counts; the name is for people and for "save as". */
export function attachmentUrl({ id, name }: { id: string; name: string }): string {
  return `/attachments/${id}/${inAddress(name)}`;
}
