import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { env } from "#lib/env.ts";
import { diskStorage } from "./disk-storage.ts";
import { s3Storage } from "./s3-storage.ts";

/** A part of a file: the first and the last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A file in the storage. */
export interface StoredFile {
  key: string;
  modifiedAt: Date;
}

/** Where the bytes of attachments are. Keys are made by us: letters, digits, `-` and `/`. */
export interface Storage {
  /** Keeps the bytes for good before it resolves; when the stream fails nothing is left behind. */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes, or null when there are none under this key. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Removes them; no bytes under this key is fine. */
  delete(key: string): Promise<void>;
  /** Everything there is, in no order; what was never finished is cleared away on the way. */
  list(): AsyncIterable<StoredFile>;
  /** Refuses, in words for whoever runs the server, when nothing can be kept here. */
  check(): Promise<void>;
}

/** The storage of this installation: the bucket that S3_BUCKET names, or the folder `attachments` under DATA_DIR. */
export function storage(): Storage {
  const { S3_BUCKET, DATA_DIR, ...settings } = env();
  if (S3_BUCKET === undefined) return diskStorage(resolve(join(DATA_DIR, "attachments")));
  return s3Storage({
    bucket: S3_BUCKET,
    endpoint: settings.S3_ENDPOINT ?? `https://s3.${settings.S3_REGION}.amazonaws.com`,
    region: settings.S3_REGION,
    prefix: settings.S3_PREFIX,
    accessKeyId: settings.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY ?? "",
    spool: resolve(join(DATA_DIR, "uploads")),
  });
}
