import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { env } from "#lib/env.ts";
import { diskStorage } from "./disk-storage.ts";

/** A part of a file: the first and the last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where the bytes of attachments are. Keys are made by us: letters, digits, `-` and `/`. */
export interface Storage {
  /** Keeps the bytes for good before it resolves; when the stream fails nothing is left behind. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or null when there are none under this key. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Removes them; no bytes under this key is fine. */
  delete(key: string): Promise<void>;
}

/** The storage of this installation: the folder `attachments` under DATA_DIR. */
export function storage(): Storage {
  return diskStorage(resolve(join(env().DATA_DIR, "attachments")));
}
