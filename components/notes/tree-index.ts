import type { Tree } from "#lib/notes/list-tree.ts";
import { notesTexts } from "#lib/texts/en/notes.ts";

export type { Tree } from "#lib/notes/list-tree.ts";
export type TreeNotebook = Tree["notebooks"][number];
export type TreeNote = Tree["notes"][number];

export const rootId = "root";
/** Above the notes that are shared one by one, out of notebooks that are not. */
export const sharedId = "shared";

/** A notebook or note, with what is under it. */
export interface TreeNode {
  id: string;
  kind: "root" | "shared" | "notebook" | "note";
  name: string;
  /** The node above: a note, a notebook, or the root. */
  parent: string;
  /** The notebook it is in, also when that is not in the tree; of a notebook itself. */
  notebook: string;
  private: boolean;
  mayEdit: boolean;
  mayManage: boolean;
  children: string[];
}

export type TreeIndex = ReadonlyMap<string, TreeNode>;

const root: Omit<TreeNode, "children"> = {
  id: rootId,
  kind: "root",
  name: "",
  parent: "",
  notebook: "",
  private: false,
  mayEdit: false,
  mayManage: false,
};

/**
 * The tree by id. A note whose parent is not in the list stands at the top of its notebook, or among what is shared when
 * that is not there either.
 */
export function indexTree(tree: Tree): TreeIndex {
  const index = indexTop(tree);
  for (const note of tree.notes) index.set(note.id, noteNode(note, index.get(note.notebook)));
  for (const note of tree.notes) {
    const node = index.get(note.id);
    const above = note.parent === null ? undefined : index.get(note.parent);
    if (!node) continue;
    if (above && above.notebook === node.notebook && !isUnder(index, above.id, node.id))
      node.parent = above.id;
    index.get(node.parent)?.children.push(node.id);
  }
  return index;
}

function rightsOf(access: Tree["notebooks"][number]["access"]) {
  return { mayEdit: access === "edit" || access === "manage", mayManage: access === "manage" };
}

/** The notebooks, and what stands for those that are not there. */
function indexTop({ notebooks, notes }: Tree): Map<string, TreeNode> {
  const index = new Map<string, TreeNode>();
  const ids = notebooks.map(({ id }) => id);
  const known = new Set(ids);
  const hasShared = notes.some(({ notebook }) => !known.has(notebook));
  index.set(rootId, { ...root, children: hasShared ? [sharedId, ...ids] : ids });
  if (hasShared)
    index.set(sharedId, {
      ...root,
      id: sharedId,
      kind: "shared",
      name: notesTexts.sharedWithMe,
      parent: rootId,
      children: [],
    });
  for (const { id, name, access, visibility } of notebooks)
    index.set(id, {
      id,
      kind: "notebook",
      name,
      parent: rootId,
      notebook: id,
      private: visibility === "private",
      ...rightsOf(access),
      children: [],
    });
  return index;
}

function noteNode({ id, title, notebook, access }: TreeNote, book: TreeNode | undefined): TreeNode {
  const rights = access
    ? rightsOf(access)
    : { mayEdit: book?.mayEdit ?? false, mayManage: book?.mayManage ?? false };
  const parent = book ? notebook : sharedId;
  return { id, kind: "note", name: title, parent, notebook, private: false, ...rights, children: [] };
}

/** Whether a note may be put elsewhere: that changes the place it is in. */
export function mayMove(index: TreeIndex, { kind, mayEdit, parent }: TreeNode): boolean {
  return kind === "note" && mayEdit && (index.get(parent)?.mayEdit ?? false);
}

/** Whether `id` is `above` or somewhere under it. */
export function isUnder(index: TreeIndex, id: string, above: string): boolean {
  for (let node = index.get(id); node; node = index.get(node.parent)) if (node.id === above) return true;
  return false;
}

/** The ids above a node, from its notebook down; without the root and the node itself. */
export function ancestorsOf(index: TreeIndex, id: string): string[] {
  const above: string[] = [];
  for (
    let node = index.get(index.get(id)?.parent ?? "");
    node && node.kind !== "root";
    node = index.get(node.parent)
  )
    above.unshift(node.id);
  return above;
}

/** One line of the tree as it is shown. */
export interface TreeRow {
  id: string;
  level: number;
  position: number;
  siblings: number;
}

/** The lines to show when these are expanded, from top to bottom. */
export function visibleRows(index: TreeIndex, expanded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (ids: string[], level: number) => {
    ids.forEach((id, at) => {
      rows.push({ id, level, position: at + 1, siblings: ids.length });
      if (expanded.has(id)) add(index.get(id)?.children ?? [], level + 1);
    });
  };
  add(index.get(rootId)?.children ?? [], 0);
  return rows;
}

/** Every place a note can be moved to, in the order of the tree: not itself, nothing under it, nothing read-only. */
export function placesFor(index: TreeIndex, moving: string): TreeRow[] {
  const everything = visibleRows(index, new Set(index.keys()));
  return everything.filter(({ id }) => index.get(id)?.mayEdit && !isUnder(index, id, moving));
}

/** The first visible line after `from` whose name starts with what was typed; starts over at the top. */
export function nextByName(
  rows: readonly TreeRow[],
  { typed, from, nameOf }: { typed: string; from: string; nameOf: (id: string) => string },
): string | undefined {
  const start = rows.findIndex(({ id }) => id === from);
  // While a word is typed its first hit stays; one repeated letter goes on to the next.
  const offset = typed.length === 1 ? 1 : 0;
  const order = [...rows.slice(start + offset), ...rows.slice(0, start + offset)];
  const wanted = typed.toLocaleLowerCase();
  return order.find(({ id }) => nameOf(id).toLocaleLowerCase().startsWith(wanted))?.id;
}
