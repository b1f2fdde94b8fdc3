import type { JSONContent } from "@tiptap/core";

/** The ids of all blocks of a body. */
export function blockIdsIn(node: JSONContent): string[] {
  const id: unknown = node.attrs?.id;
  return [...(typeof id === "string" ? [id] : []), ...(node.content ?? []).flatMap(blockIdsIn)];
}
