"use client";

import {
  dragAndDropFeature,
  hotkeysCoreFeature,
  isOrderedDragTarget,
  keyboardDragAndDropFeature,
  renamingFeature,
  syncDataLoaderFeature,
  type CustomHotkeysConfig,
  type DragTarget,
  type ItemInstance,
  type SetStateFn,
  type TreeInstance,
} from "@headless-tree/core";
import { useTree } from "@headless-tree/react";
import { useEffect, useSyncExternalStore } from "react";
import type { useNoteCommands } from "#components/shell/note-commands.ts";
import { placeUnder } from "./tree-changes.ts";
import { mayMove, rootId, type TreeIndex, type TreeNode } from "./tree-index.ts";

/** How far each level is set in, in pixels. */
export const indentPx = 14;

export type NoteItem = ItemInstance<TreeNode>;
export type NoteTreeInstance = TreeInstance<TreeNode>;

const gone: Omit<TreeNode, "id"> = {
  kind: "note",
  name: "",
  parent: rootId,
  notebook: "",
  private: false,
  mayEdit: false,
  mayManage: false,
  children: [],
};

const never = () => () => {};

interface Given {
  index: TreeIndex;
  commands: ReturnType<typeof useNoteCommands>;
  open: (id: string) => void;
  expanded: string[];
  setExpanded: SetStateFn<string[]>;
}

/** Keyboard, renaming and drag and drop of the tree. `mounted` is false on the server and while hydrating. */
export function useNoteTreeInstance(given: Given): { tree: NoteTreeInstance; mounted: boolean } {
  const { index, commands, expanded, setExpanded } = given;
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const tree = useTree<TreeNode>({
    rootItemId: rootId,
    dataLoader: {
      getItem: (id) => index.get(id) ?? { id, ...gone },
      getChildren: (id) => index.get(id)?.children ?? [],
    },
    getItemName: (item) => commands.nameOf(item.getId()),
    isItemFolder: (item) => item.getItemData().children.length > 0,
    state: { expandedItems: expanded },
    setExpandedItems: setExpanded,
    canRename: (item) => mayRename(item.getItemData()),
    onRename: (item, name) => commands.rename(item.getId(), name),
    ...moving(given),
    hotkeys: hotkeys(given),
    features: [
      syncDataLoaderFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      keyboardDragAndDropFeature,
      renamingFeature,
    ],
  });
  useEffect(() => {
    if (index.has(rootId)) tree.rebuildTree();
  }, [tree, index]);
  return { tree, mounted };
}

/** What can be dragged where: a note into or between whatever may be written in. */
function moving({ index, commands, setExpanded }: Given) {
  const placeOf = ([item]: NoteItem[], target: DragTarget<TreeNode>) => {
    if (!item) return null;
    const at = isOrderedDragTarget(target) ? target.insertionIndex : undefined;
    return placeUnder(index, { moving: item.getId(), under: target.item.getId(), at });
  };
  return {
    indent: indentPx,
    canReorder: true,
    canDrag: (items: NoteItem[]) => items.every((item) => mayMove(index, item.getItemData())),
    canDrop: (items: NoteItem[], target: DragTarget<TreeNode>) => placeOf(items, target) !== null,
    onDrop: (items: NoteItem[], target: DragTarget<TreeNode>) => {
      const [item] = items;
      if (item) commands.move(item.getId(), placeOf(items, target));
      if (!isOrderedDragTarget(target))
        setExpanded((before) => [...new Set([...before, target.item.getId()])]);
    },
  };
}

/** The keys beyond those of the tree pattern. */
function hotkeys({ commands, open }: Given): CustomHotkeysConfig<TreeNode> {
  return {
    customOpen: {
      hotkey: "Enter",
      isEnabled: (tree) => !tree.getState().dnd && !tree.getState().renamingItem,
      handler: (_, tree) => activate(tree.getFocusedItem(), open),
    },
    customTrash: {
      hotkey: "Delete",
      handler: (_, tree) => {
        const item = tree.getFocusedItem();
        const { kind, mayEdit } = item.getItemData();
        if (kind === "note" && mayEdit) commands.trash(item.getId());
      },
    },
  };
}

/** Notes are renamed by whoever may edit, notebooks by whoever manages them. */
function mayRename(node: TreeNode): boolean {
  return node.kind === "note" ? node.mayEdit : node.kind === "notebook" && node.mayManage;
}

/** What Enter and a click do: a note opens, a notebook shows or hides what is in it. */
function activate(item: NoteItem, open: (id: string) => void): void {
  if (item.getItemData().kind === "note") open(item.getId());
  else if (item.isExpanded()) item.collapse();
  else item.expand();
}
