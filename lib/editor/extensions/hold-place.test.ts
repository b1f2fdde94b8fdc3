// @vitest-environment jsdom
import type { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { caret, markdown, openTwo, press, type } from "../testing/note-editor.ts";

/** What stands before and after the caret in its block, or around the selection. */
function around(editor: Editor): string {
  const { $from, $to } = editor.state.selection;
  const [text, from, to] = [$from.parent.textContent, $from.parentOffset, $to.parentOffset];
  return `${text.slice(0, from)}|${from === to ? "" : `${text.slice(from, to)}|`}${text.slice(to)}`;
}

test.each([
  { where: "before it", text: "one two", at: "one", letters: "!", found: "one! t|wo" },
  { where: "after it", text: "one two", at: "two", letters: "!", found: "one t|wo!" },
  { where: "in another block", text: "one two\n\nthree", at: "three", letters: "!", found: "one t|wo" },
  { where: "before it in a list", text: "- one two\n- three", at: "one", letters: "!", found: "one! t|wo" },
  { where: "before it in a cell", text: "| one two |\n| --- |", at: "one", letters: "!", found: "one! t|wo" },
])("a caret stays with its letters when somebody writes $where", ({ text, at, letters, found }) => {
  const { me, them, meet } = openTwo(text);
  caret(me, "two", 1);
  caret(them, at, at.length);
  type(them, letters);
  meet();
  expect(around(me)).toBe(found);
});

test("a caret in an empty item stays in it, whatever others add before it and write in it", () => {
  const { me, them, meet } = openTwo("- one");
  caret(me, "one", 3);
  press(me, "Enter");
  meet();
  const id = me.state.selection.$from.parent.attrs.id as unknown;
  caret(them, "one", 3);
  press(them, "Enter");
  type(them, "two");
  meet();
  expect([around(me), me.state.selection.$from.parent.attrs.id]).toEqual(["|", id]);
  them.commands.setTextSelection(them.state.doc.content.size - 3);
  type(them, "three");
  meet();
  type(me, "mine ");
  meet();
  expect(markdown(them)).toBe("- one\n- two\n- mine three");
});

test("two people who type at one place each write on where they are", () => {
  const { me, them, meet } = openTwo("- one\n- two");
  caret(me, "one", 3);
  caret(them, "one", 3);
  for (let count = 0; count < 5; count += 1) {
    type(me, String(count));
    if (count % 2 === 0) meet();
    type(them, "abcde"[count]!);
    meet();
  }
  const [text] = around(me).replace("|", "").split("two");
  expect(text!.replace(/\D/g, "")).toBe("01234");
  expect(text!.slice(3).replace(/\d/g, "")).toBe("abcde");
});

test("a selection stays around its words", () => {
  const { me, them, meet } = openTwo("one two three");
  caret(me, "two");
  me.commands.setTextSelection({ from: me.state.selection.from, to: me.state.selection.from + 3 });
  caret(them, "one");
  type(them, "zero ");
  meet();
  expect(around(me)).toBe("zero one |two| three");
});

test("a caret whose letters are taken away stays where they were", () => {
  const { me, them, meet } = openTwo("one two\n\nthree");
  caret(me, "one", 3);
  them.commands.deleteRange({ from: 1, to: 5 });
  meet();
  expect(around(me)).toBe("|two");
});

test("a caret goes with a block that somebody moves, and writes on in it", () => {
  const { me, them, meet } = openTwo("one\n\ntwo\n\nthree");
  caret(me, "three", 2);
  const { doc, tr } = them.state;
  const last = doc.lastChild!;
  them.view.dispatch(tr.delete(doc.content.size - last.nodeSize, doc.content.size).insert(0, last));
  meet();
  expect(around(me)).toBe("th|ree");
  type(me, "!");
  expect(around(me)).toBe("th!|ree");
});

test("a caret in a block that somebody throws away is put beside it", () => {
  const { me, them, meet } = openTwo("one\n\ntwo\n\nthree");
  caret(me, "two", 2);
  caret(them, "two");
  them.commands.deleteNode("paragraph");
  meet();
  expect(["|one", "one|", "|three"]).toContain(around(me));
});
