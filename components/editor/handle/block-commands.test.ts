// @vitest-environment jsdom
import { expect, test } from "vitest";
import { caret, docOf, expectNamed, idOf, markdown, open } from "#lib/editor/testing/note-editor.ts";
import type { Command } from "@tiptap/pm/state";
import { blockAt, blocksNow } from "./blocks-at.ts";
import { deleteBlocks, duplicateBlocks, insertAfter, moveBlocks } from "./block-commands.ts";

function after(source: string, at: string, ...commands: Command[]): string {
  const editor = open(docOf(source));
  caret(editor, at);
  for (const command of commands) command(editor.state, editor.view.dispatch);
  expectNamed(editor);
  return markdown(editor);
}

test.each([
  ["one\n\ntwo\n\nthree", "two", "two\n\none\n\nthree"],
  ["- one\n- two", "two", "- two\n- one"],
  ["- one\n  - a\n  - b", "b", "- one\n  - b\n  - a"],
  ["one\n\n> two\n>\n> three", "two", "one\n\ntwo\n\n> three"],
  ["one\n\n| a |\n| --- |\n| b |", "b", "| a |\n| --- |\n| b |\n\none"],
])("%j: upwards from %s", (source, at, moved) => expect(after(source, at, moveBlocks(-1))).toBe(moved));

test.each([
  ["one\n\ntwo", "two"],
  ["- one\n- two\n\nthree", "two"],
  ["> one", "one"],
])("%j: there is nowhere to go downwards from %s", (source, at) =>
  expect(after(source, at, moveBlocks(1))).toBe(source),
);

test("what is moved keeps its id, and the caret its letter", () => {
  const editor = open(docOf("one\n\ntwo"));
  const id = idOf(editor, "two");
  caret(editor, "two", 2);
  moveBlocks(-1)(editor.state, editor.view.dispatch);
  expect(idOf(editor, "two")).toBe(id);
  expect(editor.state.selection.from).toBe(3);
});

test("a copy has ids of its own, also within", () => {
  expect(after("- one\n  - a", "one", duplicateBlocks())).toBe("- one\n  - a\n- one\n  - a");
  expect(after("> [!tip] Warm\n> a\n>\n> b", "a", duplicateBlocks())).toContain("> a\n>\n> a\n>\n> b");
});

test("with its last item a list goes, and a note is never without a line", () => {
  expect(after("one\n\n- two", "two", deleteBlocks())).toBe("one");
  expect(after("one", "one", deleteBlocks())).toBe("");
  expect(after("- one\n- two", "one", deleteBlocks())).toBe("- two");
});

test("a line after a block is of its kind in a list", () => {
  expect(after("- [ ] one\n\ntwo", "one", insertAfter())).toMatch(/^- \[ \] one\n- \[ \]/);
});

test("what a handle is beside stays the same block while others write, also when they move it", () => {
  const editor = open(docOf("one\n\ntwo\n\nthree"));
  const block = blockAt(editor.state.doc, 6)!;
  expect(block.nodes[0]?.textContent).toBe("two");
  const now = () => blocksNow(editor.state.doc, block);
  editor.commands.insertContentAt(1, "More than ");
  editor.commands.insertContentAt(now()!.to - 1, " and more");
  expect(now()).toMatchObject({ from: 15, to: 29 });
  expect(now()?.nodes[0]?.textContent).toBe("two and more");
  moveBlocks(1, now)(editor.state, editor.view.dispatch);
  deleteBlocks(now)(editor.state, editor.view.dispatch);
  expect(editor.getText({ blockSeparator: "|" })).toBe("More than one|three");
  expect(now()).toBeNull();
});
