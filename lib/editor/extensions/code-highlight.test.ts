// @vitest-environment jsdom
import type { Editor } from "@tiptap/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { docOf, open, type } from "../testing/note-editor.ts";

const line = "let rye = 1;\n";

/** How many keywords are coloured in a block of that many lines. */
const keywords = ({ view }: Editor) => view.dom.querySelectorAll("pre .hljs-keyword").length;

async function openCode(lines: number): Promise<Editor> {
  const editor = open(docOf(`\`\`\`js\n${line.repeat(lines)}\`\`\`\n\nAfter it\n`));
  await vi.waitFor(() => expect(keywords(editor)).toBe(lines), 20_000); // the grammars have come
  vi.useFakeTimers();
  editor.commands.setTextSelection(1);
  return editor;
}

beforeEach(() => void vi.useRealTimers());
afterEach(() => void vi.useRealTimers());

test("a short block is coloured with every key", async () => {
  const editor = await openCode(10);
  type(editor, "x");
  expect(keywords(editor)).toBe(9);
});

test("in a long block no key waits for the grammar; it is coloured again after a pause", async () => {
  const editor = await openCode(300);
  type(editor, "x");
  vi.advanceTimersByTime(200);
  type(editor, "y");
  vi.advanceTimersByTime(200);
  expect(keywords(editor)).toBe(300);
  vi.advanceTimersByTime(200);
  expect(keywords(editor)).toBe(299);
});

test("what is written elsewhere meanwhile moves a long block, and it is coloured all the same", async () => {
  const editor = await openCode(300);
  type(editor, "x");
  editor.commands.insertContentAt(0, { type: "paragraph", content: [{ type: "text", text: "Before it" }] });
  vi.advanceTimersByTime(1_000);
  expect(keywords(editor)).toBe(299);
  expect(editor.view.dom.querySelector(".hljs-keyword")?.textContent).toBe("let");
});

test("a long block that goes before its colours come is no trouble", async () => {
  const editor = await openCode(300);
  type(editor, "x");
  editor.commands.setContent("<p>Nothing left</p>");
  vi.advanceTimersByTime(1_000);
  expect(keywords(editor)).toBe(0);
});
