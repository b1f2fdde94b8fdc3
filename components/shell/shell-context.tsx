"use client";

import { usePathname } from "next/navigation";
import { createContext, use, useMemo } from "react";
import { indexTree, type Tree, type TreeIndex } from "#components/notes/tree-index.ts";
import type { TreeChange } from "#components/notes/tree-changes.ts";
import type { Template } from "#lib/notes/list-tree.ts";
import { noteIdFrom } from "#lib/notes/note-url.ts";
import { useLiveTitles } from "./live-titles.ts";
import type { ShellActions } from "./shell-actions.ts";

export interface ShellWorkspace {
  slug: string;
  name: string;
  mayCreateNotebook: boolean;
}

/** What the server says about the person, the workspace and its notes. */
export interface ShellData {
  workspace: ShellWorkspace;
  workspaces: { slug: string; name: string }[];
  user: { id: string; name: string; email: string };
  tree: Tree;
  /** The notes that new ones may begin as a copy of. */
  templates: Template[];
  actions: ShellActions;
}

export interface Shell extends ShellData {
  index: TreeIndex;
  /** The note that is open, by its short id. */
  current: string | null;
  /** Shows a change at once, and takes it back when `work` is over and the server knows better. */
  attempt(change: TreeChange | null, work: () => Promise<void>): void;
  /** Opens a dialog or menu of the frame. */
  show(panel: ShellPanel | null): void;
}

/** What can be open over the page. */
export type ShellPanel =
  | { kind: "command" }
  | { kind: "new-notebook" }
  | { kind: "move"; id: string }
  | { kind: "access"; id: string };

export const ShellContext = createContext<Shell | null>(null);

/** The frame around the page; only inside a workspace. */
export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error("There is no workspace around this component");
  return shell;
}

/** The tree by id, with the titles that are being typed. */
export function useTreeIndex(tree: Tree): TreeIndex {
  const titles = useLiveTitles();
  return useMemo(
    () =>
      indexTree({
        ...tree,
        notes: tree.notes.map((note) => ({ ...note, title: titles.get(note.id) ?? note.title })),
      }),
    [tree, titles],
  );
}

/** The short id of the note that the address names. */
export function useCurrentNote(workspace: string): string | null {
  const path = usePathname();
  const prefix = `/w/${workspace}/n/`;
  if (!path.startsWith(prefix)) return null;
  return noteIdFrom(decodeURIComponent(path.slice(prefix.length).split("/")[0] ?? ""));
}
