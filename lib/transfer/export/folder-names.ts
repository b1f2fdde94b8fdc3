import { fileName } from "#lib/attachments/file-name.ts";

const longest = 80;
/** Windows keeps these names for itself. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Gives names in folders, each once, also where upper and lower case are the same. */
export class FolderNames {
  readonly #taken = new Map<string, Set<string>>([["", new Set(["attachments", "index"])]]);

  /** A name for this title in this folder; the same titles in the same order have the same names again. */
  take(folder: string, title: string): string {
    const taken = this.#taken.get(folder) ?? new Set();
    this.#taken.set(folder, taken);
    const stem = stemOf(title);
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem} ${number}`;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** A title may hold slashes, which are no folders here. */
function stemOf(title: string): string {
  const name = fileName(title.replaceAll(/[/\\#^[\]]/g, "-"));
  const short = Array.from(name)
    .slice(0, longest)
    .join("")
    .replace(/[. ]+$/, "");
  return reserved.test(short) || short === "" ? `${short}_` : short;
}
