"use client";

import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useOptimistic,
  useState,
  type ReactNode,
} from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { changeTree, type TreeChange } from "#components/notes/tree-changes.ts";
import {
  ShellContext,
  useCurrentNote,
  useTreeIndex,
  type Shell,
  type ShellData,
  type ShellPanel,
} from "./shell-context.tsx";
import { Sidebar } from "./sidebar.tsx";
import { SidebarFrame } from "./sidebar-frame.tsx";
import { useFreshData } from "./use-fresh-data.ts";
import { useKeptPages } from "./use-kept-pages.ts";

const CommandMenu = onDemand(async () => (await import("./command-menu.tsx")).CommandMenu);
const AccessDialog = onDemand(async () => (await import("#components/notes/access-dialog.tsx")).AccessDialog);
const MoveDialog = onDemand(async () => (await import("#components/notes/move-dialog.tsx")).MoveDialog);
const NewNotebookDialog = onDemand(
  async () => (await import("#components/notes/new-notebook-dialog.tsx")).NewNotebookDialog,
);

/** The frame around every page of a workspace: sidebar, command menu, dialogs. The page's own text is in `main`. */
export function WorkspaceShell({
  data,
  sidebarOpen,
  expanded,
  children,
}: {
  data: ShellData;
  sidebarOpen: boolean;
  expanded: string[];
  children: ReactNode;
}) {
  const [tree, change] = useOptimistic(data.tree, changeTree);
  const index = useTreeIndex(tree);
  const current = useCurrentNote(data.workspace.slug);
  const [panel, show] = useState<ShellPanel | null>(null);
  const close = useCallback(() => show(null), []);
  useFreshData();
  useKeptPages(data.user.id);
  useCommandKey(() => show((open) => (open?.kind === "command" ? null : { kind: "command" })));

  const attempt = useCallback(
    (next: TreeChange | null, work: () => Promise<void>) =>
      startTransition(async () => {
        if (next) change(next);
        await work();
      }),
    [change],
  );
  const shell = useMemo<Shell>(
    () => ({ ...data, tree, index, current, attempt, show }),
    [data, tree, index, current, attempt],
  );

  return (
    <ShellContext value={shell}>
      <SidebarFrame initiallyOpen={sidebarOpen} sidebar={<Sidebar expanded={expanded} />}>
        {children}
      </SidebarFrame>
      {panel?.kind === "command" && <CommandMenu close={close} />}
      {panel?.kind === "new-notebook" && <NewNotebookDialog close={close} />}
      {panel?.kind === "move" && <MoveDialog id={panel.id} close={close} />}
      {panel?.kind === "access" && <AccessDialog id={panel.id} close={close} />}
    </ShellContext>
  );
}

/** Mod-K, also while the editor has the focus: so it is taken before anybody else sees it. */
function useCommandKey(toggle: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const mod = event.metaKey !== event.ctrlKey && !event.altKey && !event.shiftKey;
      if (!mod || event.key.toLowerCase() !== "k" || makesLink(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      toggle();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  });
}

/** With text selected in a note, or the caret in a link, the same key is for that link, as in every editor. */
function makesLink(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest(".ProseMirror.prose") === null) return false;
  const selection = getSelection();
  return (
    selection?.isCollapsed === false || Boolean(selection?.anchorNode?.parentElement?.closest("a[href]"))
  );
}
