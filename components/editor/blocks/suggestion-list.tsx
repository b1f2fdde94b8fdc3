"use client";

import { useEffect, useId, useImperativeHandle, useState, type ReactNode, type Ref } from "react";
import { classes } from "#components/ui/classes.ts";
import { menuLabelLook, panelLook } from "#components/ui/menu-look.ts";

/** Something to choose from a list that opens while one types. */
export interface SuggestionItem {
  /** Unique in its list. */
  id: string;
  name: string;
  /** Small, behind the name. */
  hint?: string;
  /** Before the name: an icon, an emoji, somebody's avatar. */
  picture?: ReactNode;
  /** Items of a group stand together under its name, groups in the order of their first item. */
  group?: string;
}

export interface SuggestionListHandle {
  /** True when the key was for the list. */
  pressed: (event: KeyboardEvent) => boolean;
}

export interface SuggestionListProps {
  items: SuggestionItem[];
  label: string;
  /** What it says when there is nothing to choose from; null while that is not known yet. */
  none: string | null;
  choose: (item: SuggestionItem) => void;
  /** Tells the editor, for screen readers, which option is the chosen one. */
  announce: (ids: { list: string; option: string | null }) => void;
}

/** What can be put in at the caret. The text keeps the focus and hands the list its keys. */
export function SuggestionList({
  items,
  label,
  none,
  choose,
  announce,
  ref,
}: SuggestionListProps & { ref?: Ref<SuggestionListHandle> }) {
  const id = useId();
  const grouped = inGroups(items);
  const inOrder = grouped.flatMap(({ members }) => members);
  // What was pointed at counts for the items it was pointed at among; a new search begins at its first.
  const [pointed, setPointed] = useState({ items, at: 0 });
  const at = pointed.items === items ? pointed.at : 0;
  const setAt = (next: number) => setPointed({ items, at: next });
  const chosen = inOrder[at];

  useEffect(() => {
    announce({ list: id, option: chosen ? `${id}-${chosen.id}` : null });
    document.getElementById(`${id}-${chosen?.id}`)?.scrollIntoView({ block: "nearest" });
  }, [announce, chosen, id]);

  useImperativeHandle(ref, () => ({
    pressed(event) {
      const count = inOrder.length;
      if (count === 0) return false;
      if (event.key === "ArrowDown") setAt((at + 1) % count);
      else if (event.key === "ArrowUp") setAt((at - 1 + count) % count);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen) choose(chosen);
      else return false;
      return true;
    },
  }));

  if (items.length === 0 && none === null) return null;
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      className={classes(panelLook, "max-h-[min(21rem,42dvh)] w-72 scroll-py-1 font-sans")}
    >
      {items.length === 0 && <p className="px-2 py-1.5 text-sm text-ink-soft">{none}</p>}
      {grouped.map(({ group, members }) => (
        <Group key={group ?? ""} name={group}>
          {members.map((item) => (
            <Option
              key={item.id}
              id={`${id}-${item.id}`}
              item={item}
              chosen={item === chosen}
              onChoose={() => choose(item)}
              onPoint={() => setAt(inOrder.indexOf(item))}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

function Group({ name, children }: { name: string | undefined; children: ReactNode }) {
  if (name === undefined) return children;
  return (
    <div role="group" aria-label={name}>
      <p className={menuLabelLook} aria-hidden>
        {name}
      </p>
      {children}
    </div>
  );
}

function Option({
  id,
  item: { name, hint, picture },
  chosen,
  onChoose,
  onPoint,
}: {
  id: string;
  item: SuggestionItem;
  chosen: boolean;
  onChoose: () => void;
  onPoint: () => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the editor keeps the focus and handles the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm pointer-coarse:min-h-11",
        "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint",
        chosen && "bg-paper-hover",
      )}
      // The text keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={chosen ? undefined : onPoint}
      onClick={onChoose}
    >
      {picture}
      <span className="shrink-0 max-w-full truncate">{name}</span>
      {hint && <span className="ml-auto min-w-0 truncate pl-3 text-xs text-ink-faint">{hint}</span>}
    </div>
  );
}

function inGroups(items: SuggestionItem[]): { group: string | undefined; members: SuggestionItem[] }[] {
  const groups = new Map<string | undefined, SuggestionItem[]>();
  for (const item of items) {
    const members = groups.get(item.group);
    if (members) members.push(item);
    else groups.set(item.group, [item]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}
