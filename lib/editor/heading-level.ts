import type { JSONContent } from "@tiptap/core";

/** A heading's level, 1 to 6, whatever is stored. */
export function headingLevel(node: JSONContent): number {
  const level = Math.trunc(Number(node.attrs?.level));
  return level >= 1 && level <= 6 ? level : 1;
}
