"use client";

import { useCallback, useState, type SetStateAction } from "react";
import { expandedCookie, remember } from "#components/shell/remembered.ts";
import type { TreeIndex } from "./tree-index.ts";

const remembered = 200;

/** Which notebooks and notes show what is under them. At first that is all notebooks. */
export function useExpanded({
  workspace,
  index,
  initial,
}: {
  workspace: string;
  index: TreeIndex;
  initial: string[] | null;
}) {
  const [expanded, setExpanded] = useState<string[]>(
    () => initial ?? [...index.values()].filter(({ kind }) => kind === "notebook").map(({ id }) => id),
  );
  const change = useCallback(
    (action: SetStateAction<string[]>) =>
      setExpanded((before) => {
        const after = typeof action === "function" ? action(before) : action;
        if (after.length === before.length && after.every((id, at) => id === before[at])) return before;
        remember(expandedCookie, after.slice(-remembered).join("."), `/w/${workspace}`);
        return after;
      }),
    [workspace],
  );
  return [expanded, change] as const;
}
