// @vitest-environment jsdom
import { expect, test } from "vitest";
import { caret, docOf, docWith, markdown, open, press } from "../testing/note-editor.ts";

const table = "| a | b |\n| --- | ---: |\n| c | d |";

test.each([
  ["after the last", "d", "addRowAfter", "| a | b |\n| --- | ---: |\n| c | d |\n|  |  |"],
  ["after the first", "a", "addRowAfter", "| a | b |\n| --- | ---: |\n|  |  |\n| c | d |"],
  ["before the last", "d", "addRowBefore", "| a | b |\n| --- | ---: |\n|  |  |\n| c | d |"],
] as const)("a row added %s keeps the columns aligned", (...[, at, command, expected]) => {
  const editor = open(docOf(table));
  caret(editor, at);
  expect(editor.can()[command]()).toBe(true);
  editor.commands[command]();
  expect(markdown(editor)).toBe(expected);
});

test("so does one that Tab begins", () => {
  const editor = open(docOf(table));
  caret(editor, "d", 1);
  press(editor, "Tab");
  expect(markdown(editor)).toBe("| a | b |\n| --- | ---: |\n| c | d |\n|  |  |");
});

/** Two people at once leave rows of different lengths; only the next change somebody makes mends them. */
const ragged = {
  type: "doc",
  content: [{ type: "table", content: [row("a"), row("b", "c"), row(), row("d", "e", "f")] }],
};

function row(...texts: string[]) {
  const cell = (text: string) => ({
    type: "tableCell",
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  });
  return { type: "tableRow", content: texts.map(cell) };
}

test.each([
  "addRowBefore",
  "addRowAfter",
  "deleteRow",
  "toggleHeaderRow",
  "addColumnBefore",
  "addColumnAfter",
  "deleteColumn",
  "toggleHeaderColumn",
  "toggleHeaderCell",
] as const)("%s makes a ragged table whole first, wherever the caret is", (command) => {
  for (const at of "abcdef") {
    const editor = open(docWith(ragged));
    caret(editor, at);
    editor.commands[command]();
    editor.state.doc.check();
    const widths = editor.state.doc.firstChild?.children.map(({ childCount }) => childCount);
    expect(new Set(widths).size, at).toBe(1);
  }
});
