// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { blocks, caret, docOf, markdown, open, openTwo, type } from "../testing/note-editor.ts";

test("after an undo, what somebody else takes away is shown as gone", () => {
  const { me, them, meet } = openTwo("one\n\ntwo\n\nthree");
  caret(me, "three", 5);
  me.commands.insertContent(
    "<p>four</p><p>five, and a sentence so long that its end is nowhere afterwards</p>",
  );
  me.commands.undo();
  caret(them, "two");
  them.commands.deleteNode("paragraph");
  meet();
  expect(blocks(me).map(({ text }) => text)).toEqual(["one", "three"]);
});

test("an editor that is shown again shows what came meanwhile, not what it began with", () => {
  const { me, them, meet } = openTwo("one\n\ntwo");
  me.unmount();
  caret(them, "two");
  them.commands.deleteNode("paragraph");
  meet();
  me.mount(document.body.appendChild(document.createElement("div")));
  expect(blocks(me).map(({ text }) => text)).toEqual(["one"]);
});

test.each(["", "---", "| a |\n| --- |\n| b |", "text"])("opening %j changes nothing in it", (markdown) => {
  const doc = docOf(markdown);
  let updates = 0;
  doc.on("update", () => (updates += 1));
  const editor = open(doc);
  editor.setEditable(true, false);
  expect(updates).toBe(0);
  expect(editor.state.doc.check()).toBeUndefined();
});

test("a letter is written, and a caret moved, without a look at the other blocks", () => {
  const doc = docOf("one\n\n- two\n- three\n\nfour");
  const editor = open(doc);
  caret(editor, "two", 3);
  type(editor, "a");
  const looks = vi.spyOn(doc.getXmlFragment("body"), "toArray");
  type(editor, "b");
  caret(editor, "four", 4);
  expect(looks).not.toHaveBeenCalled();
  type(editor, "c");
  expect(markdown(open(doc))).toBe("one\n\n- twoab\n- three\n\nfourc");
});

test("what somebody else writes, and an undo, are answered with no link", () => {
  const { me, them, meet } = openTwo("see example.org\n\ntwo");
  caret(them, "two", 3);
  type(them, "!");
  meet();
  caret(me, "two", 3);
  type(me, "?");
  me.commands.undo();
  expect(markdown(me)).toBe("see example.org\n\ntwo!");
});

test("what was turned on for the next letters stays on while somebody else writes", () => {
  const { me, them, meet } = openTwo("one\n\ntwo");
  caret(me, "one", 3);
  me.commands.toggleBold();
  caret(them, "two", 3);
  type(them, "!");
  meet();
  type(me, " bold");
  me.commands.toggleBold();
  type(them, "!");
  meet();
  type(me, " plain");
  expect(markdown(me)).toBe("one **bold** plain\n\ntwo!!");
});
