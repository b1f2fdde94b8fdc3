import { documentFile, isIndex, notionId } from "./file-names.ts";

/** What a link may lead to. */
export interface Linked {
  index: number;
  path: string;
  kind: "note" | "folder" | "attachment";
  title: string;
  /** What it is called beside its path: its title, its aliases. */
  names: string[];
  /** The short id of the note, or the id of the attachment. */
  target: string;
}

/** Where an address leads: something of the import, something elsewhere, or nothing that is there. */
export type Destination =
  { kind: "found"; item: Linked; heading: string | null } | { kind: "elsewhere" } | { kind: "missing" };

const elsewhere: Destination = { kind: "elsewhere" };
const missing: Destination = { kind: "missing" };
const withScheme = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/** Finds what links in imported files mean: by path, by name as in Obsidian, by id as in Notion. */
export class LinkIndex {
  readonly #byPath = new Map<string, Linked>();
  readonly #byFolded = new Map<string, Linked>();
  readonly #byName = new Map<string, Linked[]>();
  readonly #byNotionId = new Map<string, Linked>();

  constructor(items: Iterable<Linked>) {
    for (const item of items) this.#add(item);
  }

  /** An address as HTML and Markdown have it, in the file at `from`. */
  address(from: string, address: string): Destination {
    const trimmed = address.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return elsewhere;
    if (withScheme.test(trimmed)) return this.#notionPage(trimmed) ?? elsewhere;
    const [, path = "", fragment = null] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(trimmed) ?? [];
    const item = this.#atPath(from, decoded(path));
    return item ? { kind: "found", item, heading: fragment ? decoded(fragment) : null } : missing;
  }

  /** What stands between `[[` and `]]`, without heading and words. */
  wikilink(from: string, target: string): Linked | null {
    const name = target.trim();
    if (name === "") return null;
    return (
      this.#atPath(from, name) ?? nearest(from, this.#byName.get(folded(name))) ?? this.#ending(from, name)
    );
  }

  #add(item: Linked): void {
    const { path, kind } = item;
    const { folder, name, stem } = documentFile(path);
    const paths = kind === "folder" ? [path.replace(/\/$/, "")] : [path];
    if (kind === "note") paths.push(folder + stem);
    if (kind === "note" && isIndex(stem) && folder !== "") paths.push(folder.slice(0, -1));
    for (const known of paths) {
      if (!this.#byPath.has(known)) this.#byPath.set(known, item);
      if (!this.#byFolded.has(folded(known))) this.#byFolded.set(folded(known), item);
    }
    const names = kind === "attachment" ? [name] : [stem, name, ...item.names];
    for (const known of new Set(names.map(folded))) this.#push(known, item);
    const id = kind === "attachment" ? null : notionId(kind === "folder" ? path.replace(/\/$/, "") : stem);
    if (id !== null) this.#byNotionId.set(id, item);
  }

  #push(name: string, item: Linked): void {
    const known = this.#byName.get(name);
    if (known) known.push(item);
    else this.#byName.set(name, [item]);
  }

  /** From the file's own folder, and from every folder above it: exporters do not agree on where paths begin. */
  #atPath(from: string, path: string): Linked | null {
    const bare = path.replace(/\/+$/, "");
    let folder = path.startsWith("/") ? "" : documentFile(from).folder;
    for (;;) {
      const full = joined(folder, bare);
      const found = full === null ? null : (this.#byPath.get(full) ?? this.#byFolded.get(folded(full)));
      if (found) return found;
      if (folder === "") return null;
      folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
    }
  }

  /** `Folder/Note`, wherever that folder is. */
  #ending(from: string, target: string): Linked | null {
    const parts = target.split("/");
    if (parts.length < 2) return null;
    const end = folded(target);
    const named = this.#byName.get(folded(parts.at(-1) ?? "")) ?? [];
    return nearest(
      from,
      named.filter(({ path }) => {
        const { folder, stem } = documentFile(path);
        return folded(path).endsWith(`/${end}`) || folded(folder + stem).endsWith(`/${end}`);
      }),
    );
  }

  #notionPage(address: string): Destination | null {
    const id = /^https:\/\/(?:www\.)?notion\.(?:so|site)\/[^?#]*?([0-9a-f]{32})(?:[?#]|$)/.exec(address)?.[1];
    const item = id === undefined ? undefined : this.#byNotionId.get(id);
    return item ? { kind: "found", item, heading: null } : null;
  }
}

/** Of several with one name the one in the same folder, or else the one with the shortest way. */
function nearest(from: string, items: Linked[] | undefined): Linked | null {
  if (!items || items.length < 2) return items?.[0] ?? null;
  const { folder } = documentFile(from);
  const distance = ({ path }: Linked) => {
    const other = documentFile(path).folder;
    return other === folder ? -1 : other.split("/").length;
  };
  return items.toSorted((a, b) => distance(a) - distance(b) || a.index - b.index)[0] ?? null;
}

/** Null when it leads out of the archive. */
function joined(folder: string, path: string): string | null {
  const parts = folder.split("/").filter((part) => part !== "");
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/").normalize("NFC");
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that means itself
  }
}
