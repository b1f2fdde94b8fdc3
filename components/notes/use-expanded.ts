"use client";

import { useCallback, useEffect, useRef, useState, type SetStateAction } from "react";
import { expandedCookie, remember } from "#components/shell/remembered.ts";
import { rootId, type TreeIndex } from "./tree-index.ts";

const remembered = 200;
const none: string[] = [];

/** Which notebooks and notes show what is under them. Notebooks do until somebody collapses them. */
export function useExpanded({
  workspace,
  index,
  chosen,
}: {
  workspace: string;
  index: TreeIndex;
  chosen: string[];
}) {
  const notebooks = index.get(rootId)?.children ?? none;
  const [expanded, setExpanded] = useState<string[]>(() => [
    ...notebooks.filter((id) => !chosen.includes(`-${id}`)),
    ...chosen.filter((id) => !id.startsWith("-")),
  ]);

  const known = useRef(new Set(notebooks));
  useEffect(() => {
    const added = notebooks.filter((id) => !known.current.has(id));
    if (added.length === 0) return;
    known.current = new Set(notebooks);
    setExpanded((before) => [...before, ...added]);
  }, [notebooks]);

  const change = useCallback(
    (action: SetStateAction<string[]>) =>
      setExpanded((before) => {
        const after = typeof action === "function" ? action(before) : action;
        if (after.length === before.length && after.every((id, at) => id === before[at])) return before;
        const notes = after.filter((id) => !notebooks.includes(id)).slice(-remembered);
        const collapsed = notebooks.filter((id) => !after.includes(id)).map((id) => `-${id}`);
        remember(expandedCookie, [...collapsed, ...notes].join("."), `/w/${workspace}`);
        return after;
      }),
    [notebooks, workspace],
  );
  return [expanded, change] as const;
}
