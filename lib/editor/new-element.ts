import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** The block as an element that can be put into a Yjs document. */
export function newElement(node: ProseMirrorNode): Y.XmlElement {
  const scratch = new Y.Doc();
  const holder = scratch.getXmlFragment();
  prosemirrorToYXmlFragment(node.type.schema.topNodeType.create(null, node), holder);
  const element = holder.get(0).clone() as Y.XmlElement;
  scratch.destroy();
  return element;
}
