"use client";

import {
  dragAndDropFeature,
  hotkeysCoreFeature,
  isOrderedDragTarget,
  keyboardDragAndDropFeature,
  renamingFeature,
  syncDataLoaderFeature,
  type DragTarget,
  type ItemInstance,
  type SetStateFn,
  type TreeInstance,
} from "@headless-tree/core";
import { useTree } from "@headless-tree/react";
import { useEffect, useSyncExternalStore } from "react";
import type { useNoteCommands } from "#components/shell/note-commands.ts";
import { placeUnder } from "./tree-changes.ts";
import { rootId, type TreeIndex, type TreeNode } from "./tree-index.ts";

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

/** Keyboard, renaming and drag and drop of the tree. `mounted` is false on the server and while hydrating. */
export function useNoteTreeInstance({
  index,
  commands,
  open,
  expanded,
  setExpanded,
}: {
  index: TreeIndex;
  commands: ReturnType<typeof useNoteCommands>;
  open: (id: string) => void;
  expanded: string[];
  setExpanded: SetStateFn<string[]>;
}): { tree: NoteTreeInstance; mounted: boolean } {
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const placeOf = ([item]: NoteItem[], target: DragTarget<TreeNode>) =>
    item === undefined
      ? null
      : placeUnder(index, {
          moving: item.getId(),
          under: target.item.getId(),
          at: isOrderedDragTarget(target) ? target.insertionIndex : undefined,
        });
  const isMovable = (item: NoteItem) => item.getItemData().kind === "note" && item.getItemData().mayEdit;
  const tree = useTree<TreeNode>({
    rootItemId: rootId,
    dataLoader: {
      getItem: (id) => index.get(id) ?? { id, ...gone },
      getChildren: (id) => index.get(id)?.children ?? [],
    },
    getItemName: (item) => commands.nameOf(item.getId()),
    // A note is a folder as soon as something can be put into it; only what has children can be expanded.
    isItemFolder: (item) => item.getItemData().children.length > 0,
    state: { expandedItems: expanded },
    setExpandedItems: setExpanded,
    canRename: (item) => mayRename(item.getItemData()),
    onRename: (item, name) => commands.rename(item.getId(), name),
    indent: indentPx,
    canReorder: true,
    canDrag: (items) => items.every(isMovable),
    canDrop: (items, target) => placeOf(items, target) !== null,
    onDrop: (items, target) => {
      const moving = items[0]?.getId();
      if (moving !== undefined) commands.move(moving, placeOf(items, target));
      if (!isOrderedDragTarget(target))
        setExpanded((before) => [...new Set([...before, target.item.getId()])]);
    },
    hotkeys: {
      customOpen: {
        hotkey: "Enter",
        isEnabled: (instance) => !instance.getState().dnd && !instance.getState().renamingItem,
        handler: (_, instance) => activate(instance.getFocusedItem(), open),
      },
      customTrash: {
        hotkey: "Delete",
        handler: (_, instance) => {
          const item = instance.getFocusedItem();
          if (isMovable(item)) commands.trash(item.getId());
        },
      },
    },
    features: [
      syncDataLoaderFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      keyboardDragAndDropFeature,
      renamingFeature,
    ],
  });
  useEffect(() => tree.rebuildTree(), [tree, index]);
  return { tree, mounted };
}

/** Notes are renamed by whoever may edit, notebooks by whoever manages them. */
export function mayRename(node: TreeNode): boolean {
  return node.kind === "note" ? node.mayEdit : node.kind === "notebook" && node.mayManage;
}

/** What Enter and a click do: a note opens, a notebook shows or hides what is in it. */
export function activate(item: NoteItem, open: (id: string) => void): void {
  if (item.getItemData().kind === "note") open(item.getId());
  else if (item.isExpanded()) item.collapse();
  else item.expand();
}
