/** The text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string;
  encoding: "utf-8" | "utf-16" | "windows-1252";
}

// What no text has: control characters that are no white space.
const binary = /(?![\s\u{7f}-\u{9f}])\p{Cc}/u;

/** Reads bytes as text; null when they are none. UTF-8 unless they cannot be. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const wide = wideMark(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "utf-16" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : { text, encoding: "utf-8" };
  } catch {
    const text = new TextDecoder("windows-1252").decode(bytes);
    return binary.test(text) ? null : { text, encoding: "windows-1252" };
  }
}

function wideMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}
