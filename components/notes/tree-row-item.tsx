"use client";

import { ChevronRight, Ellipsis, Lock, Plus } from "lucide-react";
import Link from "next/link";
import type { KeyboardEvent, MouseEvent } from "react";
import { useNoteCommands } from "#components/shell/note-commands.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { classes } from "#components/ui/classes.ts";
import { notesTexts, titleOr } from "#lib/texts/en/notes.ts";
import type { TreeNode, TreeRow } from "./tree-index.ts";
import type { TreeMenuAt } from "./tree-menu.tsx";
import { indentPx, type NoteItem } from "./use-note-tree-instance.ts";

interface TreeRowItemProps {
  row: TreeRow;
  /** Null on the server and while hydrating. */
  item: NoteItem | null;
  isTabStop: boolean;
  isExpanded: boolean;
  isMenuOpen: boolean;
  openMenu(at: TreeMenuAt): void;
}

/** One line of the tree. */
export function TreeRowItem(props: TreeRowItemProps) {
  const { row, item, isTabStop, isExpanded, isMenuOpen, openMenu } = props;
  const { index, current } = useShell();
  const node = index.get(row.id);
  if (!node) return null;
  const isCurrent = current === row.id;

  function onContextMenu(event: MouseEvent) {
    if (node?.kind === "shared") return;
    event.preventDefault();
    // What the menu key says of its place differs from browser to browser: below the line then.
    const box = event.currentTarget.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    const byPointer = x > box.left && x < box.right && y > box.top && y < box.bottom;
    openMenu({ id: row.id, ...(byPointer ? { x, y } : { x: box.left + 24, y: box.bottom }) });
  }

  return (
    <div
      {...interaction(item)}
      role="treeitem"
      aria-label={titleOr(node.name)}
      title={node.private ? notesTexts.private : undefined}
      aria-level={row.level + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={node.children.length > 0 ? isExpanded : undefined}
      aria-current={isCurrent ? "page" : undefined}
      aria-selected={isCurrent}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => item?.setFocused()}
      onContextMenu={onContextMenu}
      style={{ paddingLeft: row.level * indentPx + 4 }}
      className={classes(
        "group relative flex min-h-8 items-center gap-0.5 rounded-md pr-1 text-base outline-offset-[-2px] pointer-coarse:min-h-11",
        isCurrent ? "bg-paper-selected text-ink" : "text-ink-soft hover:bg-paper-hover hover:text-ink",
        isMenuOpen && !isCurrent && "bg-paper-hover",
        item?.isUnorderedDragTarget() && "ring-2 ring-accent ring-inset",
      )}
    >
      <RowContent {...props} node={node} />
    </div>
  );
}

/** Dragging, and being found by the tree. Its click is not ours: the name is a link, the arrow a button. */
function interaction(item: NoteItem | null): Record<string, unknown> {
  return item ? { ...item.getProps(), onClick: undefined } : {};
}

function RowContent({ node, item, isExpanded, isMenuOpen, openMenu }: TreeRowItemProps & { node: TreeNode }) {
  const { urlOf } = useNoteCommands();
  const name = titleOr(node.name);
  const isRenaming = item?.isRenaming() ?? false;
  return (
    <>
      <Chevron item={item} hasChildren={node.children.length > 0} isExpanded={isExpanded} />
      {item && isRenaming ? (
        <RenameInput item={item} name={name} />
      ) : (
        <>
          <RowName node={node} name={name} item={item} href={urlOf(node.id)} />
          <RowButtons node={node} name={name} isMenuOpen={isMenuOpen} openMenu={openMenu} />
        </>
      )}
    </>
  );
}

// The keyboard has arrow left and right for this, so it is no stop of its own.
function Chevron({
  item,
  hasChildren,
  isExpanded,
}: {
  item: NoteItem | null;
  hasChildren: boolean;
  isExpanded: boolean;
}) {
  if (!hasChildren) return <span className="w-6 shrink-0 pointer-coarse:w-8" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      onClick={() => (isExpanded ? item?.collapse() : item?.expand())}
      title={isExpanded ? notesTexts.collapse : notesTexts.expand}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-paper-selected hover:text-ink pointer-coarse:h-11 pointer-coarse:w-8"
    >
      <ChevronRight
        className={classes("size-4 transition-transform", isExpanded && "rotate-90")}
        aria-hidden
      />
    </button>
  );
}

function RowName({
  node,
  name,
  item,
  href,
}: {
  node: TreeNode;
  name: string;
  item: NoteItem | null;
  href: string;
}) {
  const look = "flex min-w-0 flex-1 items-center gap-1.5 self-stretch truncate text-left";
  if (node.kind === "note") {
    return (
      // The line itself is what the keyboard stops at, and what is dragged. Nothing of a note's page could be fetched
      // in advance, and asking for that once for each note costs the server more than the page that was opened.
      <Link href={href} prefetch={false} tabIndex={-1} draggable={false} className={look}>
        <span className="truncate">{name}</span>
      </Link>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => (item?.isExpanded() ? item.collapse() : item?.expand())}
      className={classes(look, "font-medium text-ink")}
    >
      <span className="truncate">{name}</span>
      {node.private && <Lock className="size-3.5 shrink-0 text-ink-faint" aria-hidden />}
    </button>
  );
}

function RenameInput({ item, name }: { item: NoteItem; name: string }) {
  return (
    <input
      {...(item.getRenameInputProps() as Record<string, unknown>)}
      aria-label={notesTexts.nameOf(name)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => item.isRenaming() && item.getTree().completeRenaming()}
      onKeyDown={(event: KeyboardEvent) => event.key === "Tab" && event.preventDefault()}
      className="my-0.5 h-7 min-w-0 flex-1 rounded-sm border border-line-strong bg-paper-raised px-1 text-base text-ink"
    />
  );
}

function RowButtons({
  node,
  name,
  isMenuOpen,
  openMenu,
}: {
  node: TreeNode;
  name: string;
  isMenuOpen: boolean;
  openMenu(at: TreeMenuAt): void;
}) {
  const commands = useNoteCommands();
  const look = classes(
    "inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-paper-selected hover:text-ink",
    "focus-visible:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100",
    !isMenuOpen && "opacity-0 group-hover:opacity-100 group-focus-within:opacity-100",
  );
  return (
    <>
      {node.kind !== "shared" && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={notesTexts.actionsFor(name)}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          className={look}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            openMenu({ id: node.id, x: box.left, y: box.bottom });
          }}
        >
          <Ellipsis className="size-4" aria-hidden />
        </button>
      )}
      {node.mayEdit && node.kind === "notebook" && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={notesTexts.newNoteIn(name)}
          title={notesTexts.newNoteIn(name)}
          className={look}
          onClick={() => commands.createNote({ notebook: node.id })}
        >
          <Plus className="size-4" aria-hidden />
        </button>
      )}
    </>
  );
}
