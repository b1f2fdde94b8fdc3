import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** What a test puts into an archive: text or bytes, with options of yazl. */
export interface ZipContent {
  name: string;
  content?: string | Uint8Array;
  mode?: number;
  zip64?: boolean;
  /** What the archive calls it in the end: bytes that yazl would refuse. */
  rawName?: Uint8Array;
  /** Whether names that are UTF-8 say so. */
  flagged?: boolean;
  encrypted?: boolean;
}

const localSignature = Buffer.from("PK\x03\x04", "latin1");
const centralSignature = Buffer.from("PK\x01\x02", "latin1");

/** A zip archive with these files in this order. */
export async function makeZip(files: ZipContent[]): Promise<Buffer> {
  const zip = new ZipFile();
  files.forEach(({ name, content = "", mode = 0o100644, zip64 = false, rawName }, at) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
    zip.addBuffer(bytes, rawName ? placeholder(rawName, at) : name, { mode, forceZip64Format: zip64 });
  });
  zip.end();
  const bytes = await buffer(zip.outputStream);
  files.forEach((file, at) => patch(bytes, file, at));
  return bytes;
}

/** A name of the same length, which only this entry has. */
function placeholder(rawName: Uint8Array, at: number): string {
  return String(at).padStart(rawName.length, "x");
}

function patch(bytes: Buffer, { name, rawName, flagged, encrypted }: ZipContent, at: number): void {
  if (!rawName && flagged === undefined && !encrypted) return;
  const written = Buffer.from(rawName ? placeholder(rawName, at) : name);
  for (const [signature, flagsAt, nameAt] of [
    [localSignature, 6, 30],
    [centralSignature, 8, 46],
  ] as const) {
    for (let start = bytes.indexOf(signature); start >= 0; start = bytes.indexOf(signature, start + 4)) {
      if (!bytes.subarray(start + nameAt, start + nameAt + written.length).equals(written)) continue;
      if (rawName) bytes.set(rawName, start + nameAt);
      let flags = bytes.readUInt16LE(start + flagsAt);
      if (flagged !== undefined) flags = flagged ? flags | 0x800 : flags & ~0x800;
      else if (rawName) flags &= ~0x800;
      if (encrypted) flags |= 1;
      bytes.writeUInt16LE(flags, start + flagsAt);
    }
  }
}
