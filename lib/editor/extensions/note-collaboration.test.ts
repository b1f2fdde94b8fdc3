// @vitest-environment jsdom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { blocks, caret, docOf, open } from "../testing/note-editor.ts";

test("after an undo, what somebody else takes away is shown as gone", () => {
  const mine = docOf("one\n\ntwo\n\nthree");
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const [me, them] = [open(mine), open(theirs)];
  caret(me, "three", 5);
  me.commands.insertContent(
    "<p>four</p><p>five, and a sentence so long that its end is nowhere afterwards</p>",
  );
  me.commands.undo();
  caret(them, "two");
  them.commands.deleteNode("paragraph");
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(blocks(me).map(({ text }) => text)).toEqual(["one", "three"]);
});

test("an editor that is shown again shows what came meanwhile, not what it began with", () => {
  const mine = docOf("one\n\ntwo");
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const [me, them] = [open(mine), open(theirs)];
  me.unmount();
  caret(them, "two");
  them.commands.deleteNode("paragraph");
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
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
