import { storableText } from "#lib/editor/storable-text.ts";

const deepest = 40;
const longest = 1000;

/**
 * The path of a file inside an archive: names between slashes, in one normal form. Null when it leads outside of the
 * archive, or is none. Nothing is ever written under it; it is only compared and shown.
 */
export function entryPath(name: string): string | null {
  const path = name.replaceAll("\\", "/");
  if (path.startsWith("/") || /^[a-z]:/i.test(path) || path.includes("\0")) return null;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..") || parts.length === 0 || parts.length > deepest) return null;
  const plain = storableText(parts.join("/")).normalize("NFC");
  return plain.length > longest ? null : plain;
}
