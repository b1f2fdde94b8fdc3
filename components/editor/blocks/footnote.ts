import type { CommandProps } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";

/** A footnote at the caret with the next free number; its text comes at the end of the note, and the caret into it. */
export function insertFootnote({ state, tr, dispatch }: CommandProps): boolean {
  const { footnoteReference, footnoteDefinition, paragraph } = state.schema.nodes;
  if (!footnoteReference || !footnoteDefinition || !paragraph) return false;
  const { $from } = tr.selection;
  if (
    !$from.parent.inlineContent ||
    !$from.parent.canReplaceWith($from.index(), $from.index(), footnoteReference)
  )
    return false;
  if (!dispatch) return true;
  const labels = new Set<unknown>();
  tr.doc.descendants((node) => {
    if (node.type === footnoteReference || node.type === footnoteDefinition) labels.add(node.attrs.label);
  });
  let number = 1;
  while (labels.has(String(number))) number += 1;
  const label = String(number);
  tr.replaceSelectionWith(footnoteReference.create({ label }), false);
  const end = tr.doc.content.size;
  tr.insert(end, footnoteDefinition.create({ label }, paragraph.create()));
  tr.setSelection(TextSelection.create(tr.doc, end + 2));
  tr.scrollIntoView();
  return true;
}
