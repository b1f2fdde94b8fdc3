// @vitest-environment jsdom
import { expect, test } from "vitest";
import { caret, docOf, markdown, open, press } from "../testing/note-editor.ts";

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
