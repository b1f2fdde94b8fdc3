import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";

/** Changes attributes of the selected node, which stays selected; replacing it would lose the selection. */
export function setSelected(editor: Editor, attributes: Record<string, unknown>): void {
  const { selection, tr } = editor.state;
  if (!(selection instanceof NodeSelection)) return;
  for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(selection.from, name, value);
  editor.view.dispatch(tr);
}
