"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useNoteCommands } from "#components/shell/note-commands.ts";
import { useShell } from "#components/shell/shell-context.tsx";
import { useGo } from "#components/shell/use-go.ts";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { ancestorsOf, nextByName, visibleRows } from "./tree-index.ts";
import { TreeDragAnnouncer } from "./tree-drag-announcer.tsx";
import { TreeMenu, type TreeMenuAt } from "./tree-menu.tsx";
import { TreeRowItem } from "./tree-row-item.tsx";
import { useExpanded } from "./use-expanded.ts";
import { useNoteTreeInstance } from "./use-note-tree-instance.ts";

const typingPauseMs = 600;

/** The notebooks and notes of the workspace: opened, renamed, moved and put away here, by mouse and by keyboard. */
export function NoteTree({ initiallyExpanded }: { initiallyExpanded: string[] }) {
  const { index, current, workspace } = useShell();
  const commands = useNoteCommands();
  const go = useGo();
  const path = usePathname();
  const [menu, setMenu] = useState<TreeMenuAt | null>(null);
  const [expanded, setExpanded] = useExpanded({
    workspace: workspace.slug,
    index,
    chosen: initiallyExpanded,
  });
  const open = (id: string) => go(commands.urlOf(id));
  const { tree, mounted } = useNoteTreeInstance({ index, commands, open, expanded, setExpanded });
  const rows = visibleRows(index, new Set(expanded));
  const typed = useRef({ text: "", at: 0 });

  // The open note is always in sight, but what people collapse afterwards stays so.
  const openedNote = useRef<string | null>(null);
  useEffect(() => {
    if (current === null || !index.has(current) || openedNote.current === path) return;
    openedNote.current = path;
    setExpanded((before) => [...new Set([...before, ...ancestorsOf(index, current)])]);
  }, [current, index, path, setExpanded]);

  const shown = (id: string | null | undefined) => rows.some((row) => row.id === id);
  const focused = tree.getState().focusedItem;
  const tabStop = [focused, current].find(shown) ?? rows[0]?.id;

  function typeAhead(event: KeyboardEvent) {
    const plain =
      event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || event.target instanceof HTMLInputElement || tabStop === undefined) return;
    const now = event.timeStamp;
    const text = (now - typed.current.at < typingPauseMs ? typed.current.text : "") + event.key;
    typed.current = { text, at: now };
    const found = nextByName(rows, { typed: text, from: tabStop, nameOf: commands.nameOf });
    if (!found) return;
    tree.getItemInstance(found).setFocused();
    tree.updateDomFocus();
  }

  return (
    <>
      <div
        {...(mounted && tree.getContainerProps(notesTexts.notebooks))}
        role="tree"
        tabIndex={-1}
        aria-label={notesTexts.notebooks}
        onKeyDown={typeAhead}
      >
        {rows.map((row) => (
          <TreeRowItem
            key={row.id}
            row={row}
            item={mounted ? tree.getItemInstance(row.id) : null}
            isTabStop={row.id === tabStop}
            isExpanded={expanded.includes(row.id)}
            isMenuOpen={menu?.id === row.id}
            openMenu={setMenu}
          />
        ))}
        <div
          aria-hidden
          style={tree.getState().dnd ? tree.getDragLineStyle(-1, 24) : { display: "none" }}
          className="h-0.5 rounded-full bg-accent"
        />
      </div>
      {mounted && <TreeDragAnnouncer tree={tree} />}
      <TreeMenu at={menu} close={() => setMenu(null)} tree={tree} />
    </>
  );
}
