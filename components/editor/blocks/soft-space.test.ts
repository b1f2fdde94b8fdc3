// @vitest-environment jsdom
import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { caret, docOf, open, type } from "#lib/editor/testing/note-editor.ts";
import { insertChosen, SoftSpaces } from "./soft-space.ts";

function chosenAfter(text: string, chosen: JSONContent = { type: "text", text: "🍞" }) {
  const editor = open(docOf(text), SoftSpaces);
  caret(editor, text, text.length);
  const at = editor.state.selection.from;
  insertChosen(editor, { from: at - 1, to: at }, chosen);
  return { editor, text: () => editor.state.doc.textContent };
}

test.each([
  ["and", "Ask 🍞 and"],
  [" and", "Ask 🍞 and"],
  ["  and", "Ask 🍞  and"],
  [", and", "Ask 🍞, and"],
  [" , and", "Ask 🍞 , and"],
  [")", "Ask 🍞)"],
])("after what was chosen, typing %j gives %j", (typed, expected) => {
  const { editor, text } = chosenAfter("Ask @");
  type(editor, typed);
  expect(text()).toBe(expected);
});

test("a mention is followed by one space, too", () => {
  const user = "0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";
  const { editor } = chosenAfter("Ask @", { type: "mention", attrs: { user, name: "Ben" } });
  type(editor, " him");
  expect(editor.getText()).toBe("Ask \u{FFFC} him");
});

test("who was elsewhere meanwhile types an ordinary space", () => {
  const { editor, text } = chosenAfter("Ask @");
  const back = editor.state.selection.from;
  editor.commands.setTextSelection(2);
  editor.commands.setTextSelection(back);
  type(editor, " x");
  expect(text()).toBe("Ask 🍞  x");
});
