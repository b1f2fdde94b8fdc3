// @vitest-environment jsdom
import type { Editor } from "@tiptap/core";
import { undo } from "@tiptap/y-tiptap";
import { expect, test, vi } from "vitest";
import {
  blocks,
  caret,
  docOf,
  docWith,
  expectNamed,
  markdown,
  open,
  paste,
  type,
} from "../testing/note-editor.ts";
import { noteFromDoc } from "../yjs.ts";
import { addressIn } from "./address.ts";
import { breath } from "./insert-gradually.ts";
import { Paste } from "./paste.ts";
import { looksLikeMarkdown } from "./looks-like-markdown.ts";
import { cellsIn } from "./spreadsheet-text.ts";

test("HTML from elsewhere comes in as what it says, and every block has a name", () => {
  const editor = open(docOf(""));
  paste(
    editor,
    "x",
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p>a <span style="font-weight:700">b</span></p><ul><li>c</li><ul><li>d</li></ul></ul></b>',
  );
  expect(markdown(editor)).toBe("a **b**\n\n- c\n  - d");
  expectNamed(editor);
});

test("a part of a line goes into the line", () => {
  const editor = open(docOf("one three"));
  caret(editor, "three");
  paste(editor, "two", "<meta charset='utf-8'><span style=\"color:red\">two</span>");
  expect(markdown(editor)).toBe("one twothree");
});

test("rows of a spreadsheet become a table; over cells they fill the cells", () => {
  const editor = open(docOf(""));
  paste(editor, "a\tb\nc\td\n");
  expect(
    blocks(editor)
      .filter(({ type: kind }) => kind === "tableCell")
      .map(({ text }) => text),
  ).toEqual(["a", "b", "c", "d"]);
  caret(editor, "c");
  paste(editor, "x\ty\nz\tw");
  expect(
    blocks(editor)
      .filter(({ type: kind }) => kind === "tableCell")
      .map(({ text }) => text),
  ).toEqual(["a", "b", "x", "y", "z", "w"]);
});

test("an address is a link; over words it is where they lead; in code it is text", () => {
  const editor = open(docOf("see\n\n```\ncode\n```"));
  caret(editor, "see", 3);
  paste(editor, " https://moss.example/?a=b&c=d\n");
  expect(markdown(editor)).toContain("see<https://moss.example/?a=b&c=d>");
  caret(editor, "code");
  paste(editor, "https://moss.example/");
  expect(blocks(editor).find(({ type: kind }) => kind === "codeBlock")?.text).toBe(
    "https://moss.example/code",
  );
});

test("pictures in the HTML itself never come into the shared document", () => {
  const doc = docOf("Before");
  const seen: string[] = [];
  doc.on("update", () => seen.push(JSON.stringify(noteFromDoc(doc))));
  const uploads: [string, number][] = [];
  const insertFiles = (_view: unknown, files: File[], at = -1) =>
    void uploads.push([files[0]?.name ?? "", at]);
  const editor = open(doc, Paste.configure({ insertFiles }));
  caret(editor, "Before", 6);
  paste(
    editor,
    "",
    '<p>a</p><img src="data:image/png;base64,iVBORw0KGgo="><p>b</p><img src="data:image/webp;base64,AAAA">',
  );
  expect(markdown(editor)).toBe("Beforea\n\nb");
  expect(uploads.map(([name]) => name).sort()).toEqual(["image-1.png", "image-2.webp"]);
  expect(seen.join()).not.toContain("pasted-");
});

const line = "Moss loves shade and water. ".repeat(10).trim();

test.each([
  ["text", Array.from({ length: 300 }, (_, n) => `${n} ${line}`).join("\n"), ""],
  ["Markdown", Array.from({ length: 200 }, (_, n) => `## ${n}\n\n${line}\n\n- *a*\n`).join("\n"), ""],
  [
    "HTML",
    "x",
    Array.from({ length: 200 }, (_, n) => `<h2>${n}</h2><p>${line}</p><ul><li><i>a</i></li></ul>`).join(""),
  ],
])(
  "much %s comes in piece by piece, between the words at the caret, and is undone after what was typed meanwhile",
  async (_kind, text, html) => {
    const editor = open(docOf("First.\n\nbefore after\n\nLast."));
    caret(editor, "after");
    type(editor, "! ");
    paste(editor, text, html);
    type(editor, "meanwhile "); // goes on behind what comes in
    await vi.waitFor(() => expect(blocks(editor).length).toBeGreaterThan(299), 14_000);
    await vi.waitFor(() => expect(lastTexts(editor).at(-2)).toMatch(/meanwhile after$/), 5_000);
    const texts = blocks(editor).map((block) => block.text);
    expect([texts[0], texts.at(-1)]).toEqual(["First.", "Last."]);
    expect(texts.join("\n")).toContain("before ! ");
    expectNamed(editor);
    undo(editor.state);
    expect(blocks(editor).length).toBeGreaterThan(299);
    expect(lastTexts(editor).join("\n")).not.toContain("meanwhile");
    undo(editor.state);
    expect(markdown(editor)).toBe("First.\n\nbefore ! after\n\nLast.");
    undo(editor.state);
    expect(markdown(editor)).toBe("First.\n\nbefore after\n\nLast.");
  },
  40_000,
);

test("undone while it comes in, the rest stays away", async () => {
  const editor = open(docOf("before after"));
  caret(editor, "after");
  paste(editor, Array.from({ length: 900 }, (_, n) => `${n} ${line}`).join("\n"));
  type(editor, "x");
  await vi.waitFor(() => expect(blocks(editor).length).toBeGreaterThan(3), 5_000);
  undo(editor.state);
  undo(editor.state);
  expect(markdown(editor)).toBe("before after");
  await breath();
  await breath();
  expect(markdown(editor)).toBe("before after");
});

function lastTexts(editor: Editor): string[] {
  const texts: string[] = [];
  editor.state.doc.forEach((node) => texts.push(node.textContent));
  return texts;
}

test("what others write meanwhile stays where they wrote it", async () => {
  const doc = docWith(docJson("before after"));
  const editor = open(doc);
  const other = open(doc);
  caret(editor, "after");
  paste(editor, Array.from({ length: 250 }, (_, n) => `${n} ${line}`).join("\n"));
  other.commands.insertContentAt(0, { type: "paragraph", content: [{ type: "text", text: "Ben was here" }] });
  await vi.waitFor(() => expect(lastTexts(editor).length).toBeGreaterThan(249), 14_000);
  await vi.waitFor(() => expect(lastTexts(editor).at(-1)).toBe(`249 ${line}after`), 5_000);
  expect(lastTexts(editor).slice(0, 2)).toEqual(["Ben was here", `before 0 ${line}`]);
}, 40_000);

function docJson(text: string) {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] };
}

test.each([
  ["https://a.example/x?y=1#z", true],
  ["http://a.example", true],
  ["https://a.example and more", false],
  ["a.example", false],
  ["javascript:alert(1)", false],
  ["https://a.example/ https://b.example/", false],
  ['https://a.example/"onclick', false],
])("%j is an address: %s", (text, is) => expect(addressIn(` ${text}\n`) !== null).toBe(is));

test.each([
  [
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ['a\t"b\nc ""d"""\n', [["a", 'b\nc "d"']]],
  [
    "a\t\n\tb",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  ["\tindented\n\tcode", null],
  ["a\tb\nc", null],
  ["words", null],
])("%j has the cells %j", (text, cells) => expect(cellsIn(text)).toEqual(cells));

test.each([
  "[".repeat(300_000),
  "**a ".repeat(80_000),
  "`".repeat(200_000),
  "__a".repeat(80_000),
  "|".repeat(300_000),
  "![](".repeat(80_000),
])("a look at %.5s… takes no time", (text) => {
  const before = process.cpuUsage(); // not the clock: other tests take their share of the processors
  looksLikeMarkdown(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1_500);
});
