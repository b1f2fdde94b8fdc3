import type { Readable } from "node:stream";
import type { ImportSource } from "../import/source.ts";
import type { ExportManifest } from "../manifest.ts";

/** Why a file of an archive cannot be read at all. */
export type FileProblem = "encrypted" | "link" | "outside" | "duplicate" | "method";

/** A file in an archive, or the only one that was uploaded. */
export interface ArchiveFile {
  /** Names between slashes; see entry-path.ts. Of a file with a problem: what the archive calls it. */
  path: string;
  /** In bytes, unpacked, as the archive says; whoever reads never gets more. */
  size: number;
  modifiedAt: Date | null;
  problem: FileProblem | null;
  /** Its bytes; fails with `DamagedFile` when they are not what the archive says. */
  open(): Promise<Readable>;
}

export interface Archive {
  files: ArchiveFile[];
  /** What wrote it, and what that says about order and notebooks, where the files do not tell. */
  found?: { source: ImportSource; manifest: ExportManifest };
  close(): void;
}

/** The bytes of a file are not what the archive says of them. */
export class DamagedFile extends Error {}
