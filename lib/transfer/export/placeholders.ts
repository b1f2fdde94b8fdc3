import { randomUUID } from "node:crypto";
import { posix } from "node:path";
import { inAddress } from "#lib/attachments/file-name.ts";

/**
 * Stands for paths in an archive while a note is written out: the renderers show nothing but addresses of attachments,
 * and in the text of a note nothing looks like these.
 */
export class Placeholders {
  readonly #paths = new Map<string, string>();

  /** An address that renderers take for an attachment. */
  for(path: string): string {
    const id = randomUUID();
    this.#paths.set(id, path);
    return `/attachments/${id}/file`;
  }

  /** The text with paths, as they are seen from the file at `from`. */
  resolve(text: string, from: string): string {
    if (this.#paths.size === 0) return text;
    return text.replaceAll(/\/attachments\/([0-9a-f-]{36})\/file/g, (address, id: string) => {
      const path = this.#paths.get(id);
      return path === undefined ? address : relativeAddress(from, path);
    });
  }
}

/** How a file in an archive is reached from another one. */
export function relativeAddress(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to).split("/").map(inAddress).join("/");
}
