import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type { NoteContent } from "#lib/editor/yjs.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

// Below level 9 zstd does not find what a dictionary of megabytes has in common with the text.
const params = { [constants.ZSTD_c_compressionLevel]: 9 };

/** The bytes a revision is made of: the same content always gives the same bytes. */
export function snapshotOf({ title, body, tags, properties }: NoteContent): Buffer<ArrayBuffer> {
  return Buffer.from(canonicalJson({ title, body, tags, properties }));
}

/** What `snapshotOf` made it from. */
export function contentOfSnapshot(snapshot: Uint8Array): NoteContent {
  return JSON.parse(Buffer.from(snapshot).toString()) as NoteContent;
}

/** Tells whether two snapshots say the same without keeping both. */
export function hashOf(snapshot: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(snapshot).digest());
}

/** Compresses a snapshot, against a base when there is one. */
export async function pack(snapshot: Uint8Array, base?: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(snapshot, base ? { params, dictionary: base } : { params }));
}

/** The snapshot that `pack` made it from; the base has to be the same. */
export async function unpack(packed: Uint8Array, base?: Uint8Array): Promise<Uint8Array> {
  return await decompress(packed, base ? { dictionary: base } : {});
}

/** JSON with sorted keys and without undefined: PostgreSQL returns keys in an order of its own. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}
