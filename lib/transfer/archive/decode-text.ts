/** The text of a file, and how its bytes were read. */
export interface DecodedText {
  text: string;
  encoding: "utf-8" | "utf-16" | "windows-1252";
}

// Bytes that no text has: control characters but for tab, line ends, form feed and escape.
const binary = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

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
