import { type Editor, type JSONContent } from "@tiptap/core";
import { Slice, type Node as ProseMirrorNode, type ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { findWrapping } from "@tiptap/pm/transform";
import { pick } from "#lib/testing/random.ts";
import { newBlock, newInlines, type Words } from "./new-block.ts";

/** Something a person does in an editor, somewhere. */
export type Edit = (editor: Editor, random: () => number, words: Words) => void;

const choose = <Item>(random: () => number, items: readonly Item[]): Item =>
  items[pick(random, items.length)]!;

/** Any place a caret can be. */
export function someCaret(editor: Editor, random: () => number): ResolvedPos {
  const { doc } = editor.state;
  return Selection.near(doc.resolve(pick(random, doc.content.size + 1)), random() < 0.5 ? 1 : -1).$from;
}

export function putCaret(editor: Editor, random: () => number): void {
  editor.view.dispatch(editor.state.tr.setSelection(Selection.near(someCaret(editor, random))));
}

/** From the first to the last letter of a block, or some of it, or over some blocks. */
function selectRange(editor: Editor, random: () => number): void {
  const { doc } = editor.state;
  const $from = someCaret(editor, random);
  const near = Math.max(0, Math.min(doc.content.size, $from.pos + pick(random, 24) - 4));
  editor.view.dispatch(
    editor.state.tr.setSelection(
      TextSelection.between($from, doc.resolve(random() < 0.8 ? near : doc.content.size)),
    ),
  );
}

function caretAt(editor: Editor, random: () => number, side: "start" | "end"): void {
  putCaret(editor, random);
  const { $from } = editor.state.selection;
  if (!$from.parent.isTextblock) return;
  const pos = side === "start" ? $from.start() : $from.end();
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos)));
}

export function press(editor: Editor, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
}

/** Types like a person: through the view, so that input rules apply. */
export function type(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    const handled = editor.view.someProp("handleTextInput", (handle) =>
      handle(editor.view, from, to, letter, insert),
    );
    if (!handled) editor.view.dispatch(insert());
  }
}

function someBlock(editor: Editor, random: () => number): { node: ProseMirrorNode; pos: number } {
  const blocks: { node: ProseMirrorNode; pos: number }[] = [];
  editor.state.doc.descendants((node, pos) => {
    if (node.isBlock) blocks.push({ node, pos });
  });
  return choose(random, blocks);
}

const markdownStarts = ["# ", "- ", "1. ", "[ ] ", "[x] ", "> ", "```", "$$", "==", "**"];
const marks = ["bold", "italic", "strike", "code", "highlight", "subscript", "superscript"];
const wrappers = ["blockquote", "callout", "bulletList", "orderedList", "taskList", "footnoteDefinition"];
const textblocks = ["paragraph", "heading", "codeBlock", "mathBlock"];

function wrap(editor: Editor, random: () => number): void {
  selectRange(editor, random);
  const { $from, $to } = editor.state.selection;
  const range = $from.blockRange($to);
  const wrapping = range && findWrapping(range, editor.schema.nodes[choose(random, wrappers)]!);
  if (range && wrapping) editor.view.dispatch(editor.state.tr.wrap(range, wrapping));
}

/** As a person drags it: away from here and to there in one step. */
function moveBlock(editor: Editor, random: () => number): void {
  const { node, pos } = someBlock(editor, random);
  const { tr } = editor.state;
  const target = someBlock(editor, random).pos;
  if (target >= pos && target <= pos + node.nodeSize) return;
  tr.delete(pos, pos + node.nodeSize);
  const to = tr.mapping.map(target);
  const $to = tr.doc.resolve(to);
  if ($to.parent.canReplaceWith($to.index(), $to.index(), node.type))
    editor.view.dispatch(tr.insert(to, node));
}

function pasteCopy(editor: Editor, random: () => number): void {
  selectRange(editor, random);
  const slice = editor.state.selection.content();
  putCaret(editor, random);
  editor.view.dispatch(
    editor.state.tr.replaceSelection(new Slice(slice.content, slice.openStart, slice.openEnd)),
  );
}

function insert(editor: Editor, random: () => number, content: JSONContent): void {
  putCaret(editor, random);
  editor.commands.insertContent(content);
}

/** What people do to text and blocks, by name. */
export const edits: Record<string, Edit> = {
  typeWord(editor, random, words) {
    putCaret(editor, random);
    const { $from } = editor.state.selection;
    if ($from.parent.isTextblock) editor.view.dispatch(editor.state.tr.insertText(` ${words.next()} `));
  },
  typeSentence(editor, random, words) {
    caretAt(editor, random, random() < 0.5 ? "end" : "start");
    if (editor.state.selection.$from.parent.isTextblock) type(editor, `${words.next()} ${words.next()} `);
  },
  typeMarkdown(editor, random, words) {
    caretAt(editor, random, "end");
    press(editor, "Enter");
    if (editor.state.selection.$from.parent.isTextblock)
      type(editor, `${choose(random, markdownStarts)}${words.next()} `);
  },
  enter(editor, random) {
    putCaret(editor, random);
    press(editor, "Enter");
  },
  enterTwice(editor, random) {
    caretAt(editor, random, "end");
    press(editor, "Enter");
    press(editor, "Enter");
  },
  backspaceAtStart(editor, random) {
    caretAt(editor, random, "start");
    press(editor, "Backspace");
  },
  deleteAtEnd(editor, random) {
    caretAt(editor, random, "end");
    press(editor, "Delete");
  },
  tab(editor, random) {
    putCaret(editor, random);
    press(editor, "Tab", { shiftKey: random() < 0.5 });
  },
  sink(editor, random) {
    putCaret(editor, random);
    editor.commands.sinkListItem(random() < 0.5 ? "listItem" : "taskItem");
  },
  lift(editor, random) {
    selectRange(editor, random);
    const { commands } = editor;
    if (commands.liftListItem("listItem") || commands.liftListItem("taskItem")) return;
    if (commands.selectParentNode()) commands.lift("blockquote");
  },
  wrap,
  toggleList(editor, random) {
    selectRange(editor, random);
    const [list, item] = choose(random, [
      ["bulletList", "listItem"],
      ["orderedList", "listItem"],
      ["taskList", "taskItem"],
    ] as const);
    editor.commands.toggleList(list, item);
  },
  setType(editor, random) {
    selectRange(editor, random);
    const name = choose(random, textblocks);
    editor.commands.setNode(name, name === "heading" ? { level: 1 + pick(random, 4) } : {});
  },
  mark(editor, random) {
    selectRange(editor, random);
    if (random() < 0.2) editor.commands.setLink({ href: "https://example.org/" });
    else editor.commands.toggleMark(choose(random, marks));
  },
  attribute(editor, random) {
    putCaret(editor, random);
    editor.commands.updateAttributes("taskItem", { checked: random() < 0.5 });
    editor.commands.updateAttributes("toggle", { open: random() < 0.5 });
    editor.commands.updateAttributes("callout", { kind: random() < 0.5 ? "warning" : "tip" });
  },
  insertBlock: (editor, random, words) => insert(editor, random, newBlock(words, random)),
  insertInline: (editor, random) => insert(editor, random, choose(random, newInlines)),
  splitBlock(editor, random) {
    putCaret(editor, random);
    editor.commands.splitBlock();
  },
  deleteRange(editor, random) {
    selectRange(editor, random);
    editor.commands.deleteSelection();
  },
  deleteBlock(editor, random) {
    const { pos } = someBlock(editor, random);
    const node = editor.state.doc.nodeAt(pos)!;
    if (!NodeSelection.isSelectable(node)) return;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)));
    editor.commands.deleteSelection();
  },
  moveBlock,
  pasteCopy,
};
