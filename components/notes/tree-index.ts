import type { Tree } from "#lib/notes/list-tree.ts";

export type { Tree } from "#lib/notes/list-tree.ts";
export type TreeNotebook = Tree["notebooks"][number];
export type TreeNote = Tree["notes"][number];

export const rootId = "root";

/** A notebook or note, with what is under it. */
export interface TreeNode {
  id: string;
  kind: "root" | "notebook" | "note";
  name: string;
  /** The node above: a note, a notebook, or the root. */
  parent: string;
  /** The notebook it is in; of a notebook itself. */
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

/** The tree by id. A note whose parent is not in the list stands at the top of its notebook. */
export function indexTree(tree: Tree): TreeIndex {
  const index = new Map<string, TreeNode>([
    [rootId, { ...root, children: tree.notebooks.map(({ id }) => id) }],
  ]);
  for (const { id, name, access, visibility } of tree.notebooks) {
    const rights = { mayEdit: access === "edit" || access === "manage", mayManage: access === "manage" };
    const isPrivate = visibility === "private";
    index.set(id, {
      id,
      kind: "notebook",
      name,
      parent: rootId,
      notebook: id,
      private: isPrivate,
      ...rights,
      children: [],
    });
  }
  for (const note of tree.notes) {
    const book = index.get(note.notebook);
    if (!book) continue;
    const { mayEdit, mayManage } = book;
    const { id, title: name, notebook } = note;
    index.set(id, {
      id,
      kind: "note",
      name,
      parent: notebook,
      notebook,
      private: false,
      mayEdit,
      mayManage,
      children: [],
    });
  }
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
