// @vitest-environment jsdom
import { TextSelection } from "@tiptap/pm/state";
import { undo } from "@tiptap/y-tiptap";
import { expect, test } from "vitest";
import { caret, docOf, markdown, open, type } from "../testing/note-editor.ts";
import { markPlace } from "./marked-places.ts";
import { pasteMarkdown } from "./paste-markdown.ts";

test("what is typed after a place was marked comes behind what is put there, and the caret stays with it", () => {
  const editor = open(docOf("one three"));
  caret(editor, "three");
  const place = markPlace(editor.view);
  type(editor, " typed ");
  place.fill(() => pasteMarkdown(editor.view, "**two**"));
  type(editor, "on ");
  expect(markdown(editor)).toBe("one **two** typed on three");
  undo(editor.state);
  expect(markdown(editor)).toBe("one **two**three");
  undo(editor.state);
  expect(markdown(editor)).toBe("one three");
});

test("what is selected is replaced at once, and comes back with one undo", () => {
  const editor = open(docOf("one two three"));
  caret(editor, "two");
  const { doc, selection, tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, selection.from, selection.from + 3)));
  const place = markPlace(editor.view);
  expect(markdown(editor)).toBe("one  three");
  place.fill(() => pasteMarkdown(editor.view, "# Two\n\n- three"));
  undo(editor.state);
  expect(markdown(editor)).toBe("one two three");
});

test("what others write meanwhile moves the place along, also into an empty note", () => {
  for (const before of ["one three", ""]) {
    const doc = docOf(before);
    const [editor, other] = [open(doc), open(doc)];
    if (before) caret(editor, "three");
    const place = markPlace(editor.view);
    type(editor, " typed ");
    other.commands.insertContentAt(0, {
      type: "paragraph",
      content: [{ type: "text", text: "Ben was here" }],
    });
    place.fill(() => pasteMarkdown(editor.view, "**two**"));
    expect(markdown(editor)).toBe(`Ben was here\n\n${before ? "one **two** typed three" : "**two** typed"}`);
  }
});

test("two places that are filled later keep their order", () => {
  const editor = open(docOf("one four"));
  caret(editor, "four");
  const places = [markPlace(editor.view), markPlace(editor.view)];
  places[1]?.fill(() => pasteMarkdown(editor.view, "**three**"));
  places[0]?.fill(() => pasteMarkdown(editor.view, "*two*"));
  expect(markdown(editor)).toBe("one _two_**three**four");
});
