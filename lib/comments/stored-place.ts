import type { Anchor } from "./schema.ts";

/** The columns of a thread that say where it is. */
export function storedPlace<Place extends Pick<Anchor, "start" | "end">>({ start, end, ...words }: Place) {
  return { ...words, start: bytes(start), end: bytes(end) };
}

function bytes(base64: string | null): Uint8Array<ArrayBuffer> | null {
  return base64 === null ? null : new Uint8Array(Buffer.from(base64, "base64"));
}
