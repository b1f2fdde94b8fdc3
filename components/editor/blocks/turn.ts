import type { ChainedCommands, CommandProps } from "@tiptap/core";
import { Fragment, type Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";

/** Plain paragraphs of the selected blocks, out of the lists, quotes and toggles they are in. */
export function plain(chain: ChainedCommands): ChainedCommands {
  return chain.command(openToggle).clearNodes();
}

/** Folds the selected blocks under the first of them. */
export function intoToggle({ state, tr, dispatch }: CommandProps): boolean {
  const { $from, $to } = tr.selection;
  const range = $from.blockRange($to);
  const { toggle, toggleSummary, toggleContent, paragraph } = state.schema.nodes;
  const first = range?.parent.child(range.startIndex);
  if (!range || !first?.isTextblock || !toggle || !toggleSummary || !toggleContent || !paragraph)
    return false;
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, toggle)) return false;
  const rest: ProseMirrorNode[] = [];
  for (let at = range.startIndex + 1; at < range.endIndex; at += 1) rest.push(range.parent.child(at));
  const summary = toggleSummary.createChecked(null, lineOf(first, toggleSummary.create()));
  const content = toggleContent.create(null, rest.length > 0 ? rest : paragraph.create());
  if (!dispatch) return true;
  const caret = Math.min($from.parentOffset, summary.content.size);
  tr.replaceWith(range.start, range.end, toggle.create(null, [summary, content]));
  tr.setSelection(TextSelection.create(tr.doc, range.start + 2 + caret));
  return true;
}

/** With the caret in the line of a toggle: that line as a paragraph, and what was folded after it. */
function openToggle({ state, tr, dispatch }: CommandProps): boolean {
  const { $from } = tr.selection;
  const toggle = $from.node(-1);
  const { paragraph } = state.schema.nodes;
  if ($from.parent.type.name !== "toggleSummary" || !toggle || !paragraph) return true;
  if (!dispatch) return true;
  const before = $from.before(-1);
  let blocks = Fragment.empty;
  toggle.forEach((part) => {
    blocks = part.isTextblock
      ? blocks.addToEnd(paragraph.create(null, part.content))
      : blocks.append(part.content);
  });
  tr.replaceWith(before, before + toggle.nodeSize, blocks);
  tr.setSelection(TextSelection.create(tr.doc, before + 1 + $from.parentOffset));
  return true;
}

/** What of a textblock a line can hold. */
function lineOf(block: ProseMirrorNode, line: ProseMirrorNode): Fragment {
  return line.type.validContent(block.content) ? block.content : Fragment.from(textOf(block));
}

function textOf(block: ProseMirrorNode): ProseMirrorNode[] {
  return block.textContent === "" ? [] : [block.type.schema.text(block.textContent)];
}

/** Selects what was just put in before the caret. */
export function selectBefore({ tr, dispatch }: CommandProps): boolean {
  const { $from } = tr.selection;
  const size = $from.nodeBefore?.nodeSize;
  if (size === undefined) return false;
  if (dispatch) tr.setSelection(NodeSelection.create(tr.doc, $from.pos - size));
  return true;
}

/** Something outside the document, once the document has changed. */
export function afterwards(chain: ChainedCommands, act: () => void): ChainedCommands {
  return chain.command(({ dispatch }) => {
    if (dispatch) queueMicrotask(act);
    return true;
  });
}
