import {
  indexTree,
  isUnder,
  rootId,
  type Tree,
  type TreeIndex,
  type TreeNote,
  type TreeNotebook,
} from "./tree-index.ts";

/** Where a note goes: among the children of a note (or of its notebook), before a sibling or at the end. */
export interface Place {
  notebook: string;
  parent: string | null;
  before: string | null;
}

/** What the sidebar shows before the server has answered. */
export type TreeChange =
  | { type: "move"; id: string; place: Place }
  | { type: "rename"; id: string; name: string }
  | { type: "remove"; id: string }
  | { type: "add"; note: TreeNote }
  | { type: "add-notebook"; notebook: TreeNotebook };

/** The tree after a change. What is no longer there stays away: the server's answer decides. */
export function changeTree(tree: Tree, change: TreeChange): Tree {
  switch (change.type) {
    case "move":
      return moved(tree, change.id, change.place);
    case "rename":
      return {
        notebooks: tree.notebooks.map((book) =>
          book.id === change.id ? { ...book, name: change.name } : book,
        ),
        notes: tree.notes.map((note) => (note.id === change.id ? { ...note, title: change.name } : note)),
      };
    case "remove": {
      const index = indexTree(tree);
      return {
        notebooks: tree.notebooks.filter(({ id }) => id !== change.id),
        notes: tree.notes.filter(({ id }) => !isUnder(index, id, change.id)),
      };
    }
    case "add":
      return { ...tree, notes: [...tree.notes, change.note] };
    case "add-notebook":
      return { ...tree, notebooks: [...tree.notebooks, change.notebook] };
  }
}

function moved(tree: Tree, id: string, { notebook, parent, before }: Place): Tree {
  const index = indexTree(tree);
  const note = tree.notes.find((candidate) => candidate.id === id);
  if (!note || (parent !== null && isUnder(index, parent, id))) return tree;
  const rest = tree.notes
    .filter((candidate) => candidate.id !== id)
    .map((candidate) => (isUnder(index, candidate.id, id) ? { ...candidate, notebook } : candidate));
  const at = before === null ? -1 : rest.findIndex((candidate) => candidate.id === before);
  const target = { ...note, notebook, parent };
  return { ...tree, notes: at < 0 ? [...rest, target] : [...rest.slice(0, at), target, ...rest.slice(at)] };
}

/**
 * The place meant by "under this node, before its child number `at`" (counted without the note that moves);
 * without a number: at the end. Null where notes cannot go.
 */
export function placeUnder(
  index: TreeIndex,
  { moving, under, at }: { moving: string; under: string; at?: number | undefined },
): Place | null {
  const target = index.get(under);
  if (!target || target.id === rootId || !target.mayEdit || isUnder(index, under, moving)) return null;
  const others = target.children.filter((id) => id !== moving);
  return {
    notebook: target.notebook,
    parent: target.kind === "note" ? target.id : null,
    before: at === undefined ? null : (others[at] ?? null),
  };
}

/** Whether the note is there already. */
export function isAt(index: TreeIndex, id: string, place: Place): boolean {
  const node = index.get(id);
  const siblings = index.get(node?.parent ?? "")?.children ?? [];
  const next = siblings[siblings.indexOf(id) + 1] ?? null;
  return node?.parent === (place.parent ?? place.notebook) && next === place.before;
}
