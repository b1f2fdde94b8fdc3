"use client";

import { useEffect, useId, useImperativeHandle, useState, type Ref } from "react";
import { classes } from "#components/ui/classes.ts";
import { menuLabelLook, panelLook } from "#components/ui/menu-look.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import type { Insertable, Turnable } from "./blocks.ts";

type Block = Turnable | Insertable;

export interface SlashListHandle {
  /** True when the key was for the list. */
  pressed: (event: KeyboardEvent) => boolean;
}

export interface SlashListProps {
  blocks: Block[];
  label: string;
  choose: (block: Block) => void;
  /** Tells the editor, for screen readers, which option is the chosen one. */
  announce: (ids: { list: string; option: string | null }) => void;
}

/** The blocks to choose from, in groups. */
export function SlashList({
  blocks,
  label,
  choose,
  announce,
  ref,
}: SlashListProps & { ref?: Ref<SlashListHandle> }) {
  const id = useId();
  // What was pointed at counts for the blocks it was pointed at among; a new search begins at its first.
  const [pointed, setPointed] = useState({ blocks, at: 0 });
  const at = pointed.blocks === blocks ? pointed.at : 0;
  const setAt = (next: number) => setPointed({ blocks, at: next });
  const chosen = blocks[at];

  useEffect(() => {
    announce({ list: id, option: chosen ? `${id}-${chosen.id}` : null });
    document.getElementById(`${id}-${chosen?.id}`)?.scrollIntoView({ block: "nearest" });
  }, [announce, chosen, id]);

  useImperativeHandle(ref, () => ({
    pressed(event) {
      if (blocks.length === 0) return false;
      if (event.key === "ArrowDown") setAt((at + 1) % blocks.length);
      else if (event.key === "ArrowUp") setAt((at - 1 + blocks.length) % blocks.length);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen) choose(chosen);
      else return false;
      return true;
    },
  }));

  return (
    <div
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      className={classes(panelLook, "max-h-80 w-64 font-sans")}
    >
      {blocks.length === 0 && <p className="px-2 py-1.5 text-sm text-ink-soft">{editorTexts.noBlocks}</p>}
      {groupsOf(blocks).map(({ group, members }) => (
        <div key={group} role="group" aria-label={editorTexts.group[group]}>
          <p className={menuLabelLook} aria-hidden>
            {editorTexts.group[group]}
          </p>
          {members.map((block) => (
            <Option
              key={block.id}
              id={`${id}-${block.id}`}
              block={block}
              chosen={block === chosen}
              onChoose={() => choose(block)}
              onPoint={() => setAt(blocks.indexOf(block))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  id,
  block,
  chosen,
  onChoose,
  onPoint,
}: {
  id: string;
  block: Block;
  chosen: boolean;
  onChoose: () => void;
  onPoint: () => void;
}) {
  const { icon: Icon } = block;
  const { name, hint } = editorTexts.block[block.id];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the editor keeps the focus and handles the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm pointer-coarse:min-h-11",
        chosen && "bg-paper-hover",
      )}
      // The text keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden />
      <span className="truncate">{name}</span>
      <span className="ml-auto truncate pl-3 text-xs text-ink-faint">{hint}</span>
    </div>
  );
}

/** In the order the blocks come in; a search may mix groups, then each run has its own heading. */
function groupsOf(blocks: Block[]): { group: Block["group"]; members: Block[] }[] {
  const groups = new Map<Block["group"], Block[]>();
  for (const block of blocks) groups.set(block.group, [...(groups.get(block.group) ?? []), block]);
  return [...groups].map(([group, members]) => ({ group, members }));
}
