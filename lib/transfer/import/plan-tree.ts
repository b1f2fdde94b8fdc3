import { generateNKeysBetween } from "fractional-indexing";
import { documentFile, isIndex, notionId, plainName } from "./file-names.ts";

/** A file that becomes a note. Paths begin below the archive's own folder. */
export interface PlannedFile {
  path: string;
  /** Null when the file says none. */
  title: string | null;
}

/** A note of the import. A folder that has no note of its own becomes one. */
export interface PlannedNote {
  path: string;
  kind: "note" | "folder";
  title: string;
  /** The place of the note above among the planned notes; null at the top. */
  parent: number | null;
  position: string;
  /** The name of the notebook it goes to, when there are several. */
  notebook: string | null;
}

export interface TreeOptions {
  /** What a note without any name is called, and the notes at the top belong to. */
  name: string;
  /** Folders that are notebooks, by path with its slash. */
  notebooks?: Map<string, string>;
  /** Our own archives: every folder has its note beside it, and a note without a title has none. */
  exact?: boolean;
  /** The order people gave, as paths; else by name. */
  order?: Map<string, number>;
}

interface Folder {
  path: string;
  above: Folder | null;
  own: PlannedFile | null;
  notebook: string | null;
  files: Set<PlannedFile>;
  folders: Folder[];
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Turns folders into nesting: parents first, siblings in order. Folders without notes are left out. */
export function planTree(files: PlannedFile[], options: TreeOptions): PlannedNote[] {
  const root = folderTree(files, options);
  const planned: PlannedNote[] = [];
  place(root, { planned, options, parent: null, notebook: null });
  return planned;
}

function folderTree(files: PlannedFile[], { notebooks, exact = false }: TreeOptions): Folder {
  const root: Folder = { path: "", above: null, own: null, notebook: null, files: new Set(), folders: [] };
  const folders = new Map([["", root]]);
  const folderAt = (path: string): Folder => {
    const known = folders.get(path);
    if (known) return known;
    const above = folderAt(path.slice(0, path.lastIndexOf("/", path.length - 2) + 1));
    const notebook = notebooks?.get(path) ?? null;
    const folder: Folder = { path, above, own: null, notebook, files: new Set(), folders: [] };
    folders.set(path, folder);
    above.folders.push(folder);
    return folder;
  };
  for (const file of files) folderAt(documentFile(file.path).folder).files.add(file);
  const names = new Map([...folders.values()].map((folder) => [folder, byName(folder.files)]));
  for (const folder of folders.values()) giveOwnNote(folder, { names, exact });
  return root;
}

/** By the names a folder may have that belongs to the note; Notion sometimes leaves its id out of that of the folder. */
function byName(files: Iterable<PlannedFile>): Map<string, PlannedFile> {
  const names = new Map<string, PlannedFile>();
  for (const file of files) {
    const { stem } = documentFile(file.path);
    if (!names.has(stem)) names.set(stem, file);
    if (notionId(stem) !== null && !names.has(plainName(stem))) names.set(plainName(stem), file);
  }
  return names;
}

/** The note that speaks for a folder: one of the same name beside or inside it, or its index. */
function giveOwnNote(
  folder: Folder,
  { names, exact }: { names: Map<Folder, Map<string, PlannedFile>>; exact: boolean },
): void {
  const { above } = folder;
  if (!above || folder.notebook !== null) return;
  const name = folder.path.slice(above.path.length, -1);
  const beside = names.get(above)?.get(name);
  if (beside && above.files.delete(beside)) folder.own = beside;
  if (exact) return;
  const inside = names.get(folder)?.get(name);
  if (!folder.own && inside && folder.files.delete(inside)) folder.own = inside;
  const index = folder.own
    ? undefined
    : [...folder.files].find(({ path }) => isIndex(documentFile(path).stem));
  if (index && folder.files.delete(index)) folder.own = index;
}

interface Place {
  planned: PlannedNote[];
  options: TreeOptions;
  parent: number | null;
  notebook: string | null;
}

interface Sibling {
  file: PlannedFile | null;
  folder: Folder | null;
  title: string;
  path: string;
}

function place(folder: Folder, { planned, options, parent, notebook }: Place): void {
  const siblings = inOrder(siblingsIn(folder, options), options);
  const positions = generateNKeysBetween(null, null, siblings.length);
  siblings.forEach(({ file, folder: below, title, path }, at) => {
    if (below?.notebook != null)
      return place(below, { planned, options, parent: null, notebook: below.notebook });
    const kind = file ? "note" : "folder";
    planned.push({ path, kind, title, parent, position: positions[at] ?? "", notebook });
    if (below) place(below, { planned, options, parent: planned.length - 1, notebook });
  });
}

function siblingsIn(folder: Folder, { name: archive, exact }: TreeOptions): Sibling[] {
  const files = [...folder.files].map((file) => {
    const { stem } = documentFile(file.path);
    const named = isIndex(stem) ? (folder.path.split("/").at(-2) ?? archive) : stem;
    return { file, folder: null, title: file.title ?? (exact ? "" : plainName(named)), path: file.path };
  });
  const folders = folder.folders.map((below) => {
    const named = below.own && exact ? "" : plainName(below.path.slice(folder.path.length, -1));
    const title = below.own?.title ?? named;
    return { file: below.own, folder: below, title, path: below.own?.path ?? below.path };
  });
  return [...files, ...folders];
}

function inOrder(siblings: Sibling[], { order }: TreeOptions): Sibling[] {
  const first = ({ file, folder }: Sibling) =>
    file && !folder && isIndex(documentFile(file.path).stem) ? 0 : 1;
  const given = ({ path }: Sibling) => order?.get(path) ?? Number.MAX_SAFE_INTEGER;
  return siblings.sort(
    (a, b) =>
      given(a) - given(b) ||
      first(a) - first(b) ||
      collator.compare(a.title, b.title) ||
      (a.path < b.path ? -1 : 1),
  );
}
