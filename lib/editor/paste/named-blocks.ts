import { Fragment, type Node as ProseMirrorNode } from "@tiptap/pm/model";
import { BLOCK_TYPES, newBlockId } from "../block-id.ts";

/** The same blocks with a name each, so that the editor need not give them theirs one by one, which takes long for many. */
export function namedBlocks(blocks: readonly ProseMirrorNode[]): Fragment {
  return Fragment.from(blocks.map(named));
}

function named(node: ProseMirrorNode): ProseMirrorNode {
  if (node.isText || node.isInline) return node;
  const content = node.isTextblock ? node.content : namedBlocks(node.content.content);
  if (!BLOCK_TYPES.has(node.type.name)) return node.copy(content);
  return node.type.create({ ...node.attrs, id: newBlockId() }, content, node.marks);
}
