import { Fragment, Slice, type Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { Blocks } from "./blocks-at.ts";

/** Blocks as a slice that fits elsewhere: items of a list come with their kind of list around them. */
export function blockSlice(doc: ProseMirrorNode, { from, to, nodes }: Blocks): Slice {
  const { parent } = doc.resolve(from);
  const content = Fragment.from(nodes);
  if (!parent.type.name.endsWith("List")) return new Slice(content, 0, 0);
  const list = parent.type.create({ ...parent.attrs, id: null }, content);
  return list.childCount > 0 && to > from ? new Slice(Fragment.from(list), 1, 1) : Slice.empty;
}
