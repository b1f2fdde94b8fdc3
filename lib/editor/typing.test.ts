// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { NoteCollaboration } from "./extensions/note-collaboration.ts";
import { titleExtensions } from "./extensions/title.ts";
import {
  blocks,
  caret,
  docOf,
  editors,
  expectNamed,
  idOf,
  markdown,
  open,
  paste,
  press,
  type,
} from "./testing/note-editor.ts";
import { noteFromDoc } from "./yjs.ts";

describe("typing Markdown", () => {
  test.each([
    ["# Title", "heading", "# Title"],
    ["#### Title", "heading", "#### Title"],
    ["- item", "bulletList", "- item"],
    ["1. item", "orderedList", "1. item"],
    ["[ ] item", "taskList", "- [ ] item"],
    ["[x] item", "taskList", "- [x] item"],
    ["> quote", "blockquote", "> quote"],
    ["```ts code", "codeBlock", "```ts\ncode\n```"],
    ["---", "horizontalRule", "___"],
    ["a **bold** b", "paragraph", "a **bold** b"],
    ["a *it* b", "paragraph", "a *it* b"],
    ["a `code` b", "paragraph", "a `code` b"],
    ["a ~~gone~~ b", "paragraph", "a ~~gone~~ b"],
    ["a [b](https://c.example) d", "paragraph", "a [b](https://c.example) d"],
    ["![cat](/attachments/a/c.png)", "image", "![cat](/attachments/a/c.png)"],
    ["![cat](javascript:alert)", "paragraph", "!\\[cat\\](javascript:alert)"],
  ])("%s becomes %s", (typed, kind, written) => {
    const editor = open(new Y.Doc());
    type(editor, typed);
    expect(blocks(editor)[0]?.type).toBe(kind);
    expect(markdown(editor)).toBe(written);
    expectNamed(editor);
  });

  test.each([
    [["- one", "- two", "* three"], "- one\n- two\n- three"],
    [["1. one", "2. two", "1. three"], "1. one\n2. two\n3. three"],
    [["- [ ] one", "- [x] two", "[ ] three", "- four"], "- [ ] one\n- [x] two\n- [ ] three\n- [ ] four"],
    [["- +", "*", "- "], "- \\+\n- \\*\n-"],
    [["- 1. one", "two"], "- 1. one\n  2. two"],
    [["1. - one", "- two"], "1. - one\n   - two"],
  ])("%j mean what they do in a file of Markdown", (lines, written) => {
    const editor = open(new Y.Doc());
    for (const [index, line] of lines.entries()) {
      if (index > 0) press(editor, "Enter");
      type(editor, line);
    }
    expect(markdown(editor)).toBe(written);
    expectNamed(editor);
  });

  test("an item that is made a task keeps its id, and the items around it stay what they are", () => {
    const editor = open(docOf("- one\n- two\n\n  more\n- three"));
    const [id, list] = [idOf(editor, "twomore", "listItem"), blocks(editor)[0]?.id];
    caret(editor, "two");
    type(editor, "[x] ");
    expect(idOf(editor, "twomore", "taskItem")).toBe(id);
    expect(blocks(editor).filter(({ type }) => type.endsWith("List"))).toMatchObject([
      { type: "bulletList", id: list, text: "one" },
      { type: "taskList", text: "twomore" },
      { type: "bulletList", text: "three" },
    ]);
    expect(editor.state.selection.$from.parentOffset).toBe(0);
    expect(editor.state.selection.$from.parent.textContent).toBe("two");
    expectNamed(editor);
    press(editor, "Backspace");
    expect(blocks(editor).find(({ text }) => text.startsWith("[x]"))?.text).toBe("[x] twomore");
  });

  test("an address is a link once its word has ended", () => {
    const editor = open(new Y.Doc());
    type(editor, "at example.org");
    expect(markdown(editor)).toBe("at example.org");
    type(editor, " and example.com");
    press(editor, "Enter");
    expect(markdown(editor)).toBe(
      "at [example.org](https://example.org) and [example.com](https://example.com)",
    );
  });

  test("Enter in a table cell breaks the line", () => {
    const editor = open(docOf("| ab |\n|---|"));
    caret(editor, "ab", 1);
    press(editor, "Enter");
    expect(markdown(editor)).toBe("| a<br>b |\n| --- |");
  });
});

describe("pasting", () => {
  test("Markdown becomes blocks with ids", () => {
    const editor = open(new Y.Doc());
    paste(editor, "# Plan\n\n- **one**\n- two\n");
    expect(markdown(editor)).toBe("# Plan\n\n- **one**\n- two");
    expectNamed(editor);
  });

  test("a plain sentence stays plain, and goes into the sentence it is pasted into", () => {
    const editor = open(docOf("ab"));
    caret(editor, "ab", 1);
    paste(editor, "2 * 3 = 6, snake_case; it's # 1");
    expect(blocks(editor).map(({ text }) => text)).toEqual(["a2 * 3 = 6, snake_case; it's # 1b"]);
    paste(editor, "see **this**");
    expect(blocks(editor)).toHaveLength(1);
    expect(markdown(editor)).toContain("see **this**");
  });

  test.each([
    ["see \u202egnp.exe", "", "see \u202egnp.exe\u202c"],
    ["- a \u2067b\n- \u202dc \u2068d", "", "- a \u2067b\u2069\n- \u202dc \u2068d\u2069\u202c"],
    ["a", "<p>a <b>\u202eb</b></p>", "a **\u202eb\u202c**"],
    ["a\tb\u202e\n1\t2", "", "| a | b\u202e\u202c |\n| --- | --- |\n| 1 | 2 |"],
    [
      "שלום \u2066abc\u2069, \u202babc\u202c \u2069\u202c",
      "",
      "שלום \u2066abc\u2069, \u202babc\u202c \u2069\u202c",
    ],
  ])("what %j turns around ends with it", (text, html, written) => {
    const editor = open(new Y.Doc());
    paste(editor, text, html);
    expect(markdown(editor)).toBe(written);
    expectNamed(editor);
  });

  test("what is typed behind something turned around runs as before, and into code it comes as it is", () => {
    const editor = open(docOf("before after\n\n```\ncode\n```"));
    caret(editor, "after");
    paste(editor, "\u202eturned");
    type(editor, " typed ");
    caret(editor, "code");
    paste(editor, "\u202e");
    expect(blocks(editor).map(({ text }) => text)).toEqual([
      "before \u202eturned\u202c typed after",
      "\u202ecode",
    ]);
  });

  test("into code nothing is interpreted", () => {
    const editor = open(docOf("```\nx\n```"));
    caret(editor, "x", 1);
    paste(editor, "\n# not a heading");
    expect(blocks(editor)).toEqual([
      { type: "codeBlock", id: blocks(editor)[0]?.id, text: "x\n# not a heading" },
    ]);
  });

  test("HTML keeps its own structure", () => {
    const editor = open(new Y.Doc());
    paste(editor, "# x", "<h2>Real</h2><p onclick=alert(1)>text <a href='javascript:alert(1)'>l</a></p>");
    expect(markdown(editor)).toBe("## Real\n\ntext l");
    expectNamed(editor);
  });

  test("copying gives Markdown", () => {
    const editor = open(docOf("# Plan\n\n- **one**"));
    editor.commands.selectAll();
    const { text } = editor.view.serializeForClipboard(editor.state.selection.content());
    expect(text).toBe("# Plan\n\n- **one**");
  });
});

describe("the title", () => {
  test("is one line, however it is entered", () => {
    const doc = docOf("x");
    const element = document.body.appendChild(document.createElement("div"));
    let updates = 0;
    doc.on("update", () => (updates += 1));
    const editor = new Editor({
      element,
      extensions: [...titleExtensions, NoteCollaboration.configure({ document: doc, field: "title" })],
    });
    editors.push(editor);
    expect(updates).toBe(0);
    editor.commands.setTextSelection(6);
    press(editor, "Enter");
    paste(editor, " of\n\nmany\tlines", "<p>of</p><p>many lines</p>");
    expect(noteFromDoc(doc).title).toBe("Titleof many lines");
    paste(editor, "\u202eturned", "");
    expect(noteFromDoc(doc).title).toBe("Titleof many lines\u202eturned\u202c");
    expect(editor.state.doc.childCount).toBe(1);
  });
});
