/** How many of the first bytes `imageType` looks at. */
export const headLength = 64;

const is = (head: Buffer, text: string, at = 0) =>
  head.subarray(at, at + text.length).toString("latin1") === text;

const signatures: Record<string, (head: Buffer) => boolean> = {
  "image/png": (head) => is(head, "\x89PNG\r\n\x1a\n"),
  "image/jpeg": (head) => is(head, "\xff\xd8\xff"),
  "image/gif": (head) => is(head, "GIF87a") || is(head, "GIF89a"),
  "image/webp": (head) => is(head, "RIFF") && is(head, "WEBP", 8),
  "image/avif": (head) =>
    is(head, "ftyp", 4) && brands(head).some((brand) => ["avif", "avis"].includes(brand)),
};

/**
 * The type of an image that browsers may show in place, judged by its first bytes and never by what the
 * uploader says; null for everything else. SVG is not among them, since it can run scripts.
 */
export function imageType(head: Buffer): string | null {
  return Object.keys(signatures).find((type) => signatures[type]?.(head)) ?? null;
}

export function isImageType(type: string): boolean {
  return type in signatures;
}

/** The brands in the `ftyp` box of an ISO media file: the major one, and the compatible ones after the version. */
function brands(head: Buffer): string[] {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const found = [head.toString("latin1", 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(head.toString("latin1", at, at + 4));
  return found;
}
