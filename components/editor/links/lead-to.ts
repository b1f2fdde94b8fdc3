import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { keyOf } from "./link-views.ts";

/** Makes the links that are written with this title, and lead nowhere yet, lead to this note. */
export function leadTo(editor: Editor, target: string, note: string): void {
  if (editor.isDestroyed) return;
  const { tr, doc } = editor.state;
  doc.descendants((node, pos) => {
    if (!isLink(node) || node.attrs.target !== target) return;
    if (keyOf(node).note === null) tr.setNodeAttribute(pos, "note", note);
  });
  if (tr.docChanged) editor.view.dispatch(tr);
}

/** A link to a note, or a note that is shown here. */
export function isLink(node: ProseMirrorNode): boolean {
  return node.type.name === "noteLink" || node.type.name === "noteEmbed";
}
