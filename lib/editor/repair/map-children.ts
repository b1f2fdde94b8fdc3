import type { JSONContent } from "@tiptap/core";

/** The node with its children changed, or left out where `change` says null; the same node when nothing changes. */
export function mapChildren(
  node: JSONContent,
  change: (child: JSONContent) => JSONContent | null,
): JSONContent {
  const { content } = node;
  if (!content) return node;
  const changed = content.map(change);
  if (changed.every((child, index) => child === content[index])) return node;
  return { ...node, content: changed.filter((child) => child !== null) };
}
