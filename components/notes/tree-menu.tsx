"use client";

import {
  Activity,
  FilePlus,
  FolderInput,
  Import,
  Link2,
  MoveVertical,
  PencilLine,
  Trash2,
  Users,
} from "lucide-react";
import Link from "next/link";
import { WatchItems } from "#components/notifications/watch-items.tsx";
import { copyLink, useNoteCommands } from "#components/shell/note-commands.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { activityTexts } from "#lib/texts/en/activity.ts";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { mayMove, type TreeNode } from "./tree-index.ts";
import type { NoteTreeInstance } from "./use-note-tree-instance.ts";

/** For which line the menu is open, and where on the screen. */
export interface TreeMenuAt {
  id: string;
  x: number;
  y: number;
}

/** The one menu of all lines: opened by their ⋯ button, by right click and by the menu key. */
export function TreeMenu({
  at,
  close,
  tree,
}: {
  at: TreeMenuAt | null;
  close: () => void;
  tree: NoteTreeInstance;
}) {
  const { index } = useShell();
  const node = at ? index.get(at.id) : undefined;
  const renaming = () => at !== null && tree.getItemInstance(at.id).isRenaming();
  return (
    <DropdownMenu open={node !== undefined} onOpenChange={(open) => !open && close()}>
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />
      </DropdownMenuTrigger>
      {node && (
        <DropdownMenuContent
          aria-label={notesTexts.actionsFor(node.name)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!renaming()) tree.getItemInstance(node.id).getElement()?.focus();
          }}
        >
          {node.kind === "note" ? (
            <NoteItems node={node} tree={tree} />
          ) : (
            <NotebookItems node={node} tree={tree} />
          )}
        </DropdownMenuContent>
      )}
    </DropdownMenu>
  );
}

interface ItemsProps {
  node: TreeNode;
  tree: NoteTreeInstance;
}

function NoteItems({ node, tree }: ItemsProps) {
  const { index, show } = useShell();
  const commands = useNoteCommands();
  const { id, mayEdit } = node;
  return (
    <>
      {mayEdit && (
        <>
          <DropdownMenuItem onSelect={() => commands.createNote({ parent: id })}>
            <FilePlus aria-hidden />
            {notesTexts.newNoteInside}
          </DropdownMenuItem>
          <RenameItem id={id} tree={tree} />
        </>
      )}
      {mayMove(index, node) && (
        <>
          <DropdownMenuItem onSelect={() => show({ kind: "move", id })}>
            <FolderInput aria-hidden />
            {notesTexts.moveTo}
          </DropdownMenuItem>
          <DropdownMenuItem
            className="pointer-coarse:hidden"
            onSelect={() => afterClose(() => startMoving(tree, id))}
          >
            <MoveVertical aria-hidden />
            {notesTexts.moveWithKeys}
          </DropdownMenuItem>
        </>
      )}
      <DropdownMenuItem onSelect={() => void copyLink(commands.urlOf(id))}>
        <Link2 aria-hidden />
        {notesTexts.copyLink}
      </DropdownMenuItem>
      {mayEdit && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger keys="Delete" onSelect={() => commands.trash(id)}>
            <Trash2 aria-hidden />
            {notesTexts.moveToTrash}
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}

function NotebookItems({ node, tree }: ItemsProps) {
  const { show, workspace } = useShell();
  const commands = useNoteCommands();
  const { id, mayEdit, mayManage } = node;
  return (
    <>
      {mayEdit && (
        <>
          <DropdownMenuItem onSelect={() => commands.createNote({ notebook: id })}>
            <FilePlus aria-hidden />
            {notesTexts.newNote}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => commands.importMarkdown(id)}>
            <Import aria-hidden />
            {notesTexts.importMarkdown}
          </DropdownMenuItem>
        </>
      )}
      {mayManage && <RenameItem id={id} tree={tree} />}
      <WatchItems kind="notebook" id={id} title={node.name} />
      <DropdownMenuItem onSelect={() => show({ kind: "access", id })}>
        <Users aria-hidden />
        {notesTexts.whoMaySee}
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <Link href={`/w/${workspace.slug}/activity?notebook=${id}`} prefetch={false}>
          <Activity aria-hidden />
          {activityTexts.open}
        </Link>
      </DropdownMenuItem>
      {mayManage && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => commands.deleteNotebook(id)}>
            <Trash2 aria-hidden />
            {notesTexts.deleteNotebook}
          </DropdownMenuItem>
        </>
      )}
    </>
  );
}

function RenameItem({ id, tree }: { id: string; tree: NoteTreeInstance }) {
  return (
    <DropdownMenuItem keys="F2" onSelect={() => afterClose(() => tree.getItemInstance(id).startRenaming())}>
      <PencilLine aria-hidden />
      {notesTexts.rename}
    </DropdownMenuItem>
  );
}

// The menu gives the focus back when it closes; what wants the focus itself has to come after that.
function afterClose(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

function startMoving(tree: NoteTreeInstance, id: string): void {
  const item = tree.getItemInstance(id);
  item.setFocused();
  item.getElement()?.focus();
  tree.startKeyboardDrag([item]);
}
