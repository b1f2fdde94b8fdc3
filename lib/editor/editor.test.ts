// @vitest-environment jsdom
import { Editor, type JSONContent } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { withoutBlockIds } from "./block-id.ts";
import { bodyExtensions } from "./extensions/body.ts";
import { MarkdownPaste } from "./extensions/markdown-paste.ts";
import { titleExtensions } from "./extensions/title.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { serializeMarkdown } from "./markdown/serialize.ts";
import { createNoteUpdate, noteFromDoc } from "./yjs.ts";

const EVERYTHING = `# Heading *one*

Text **bold** _italic_ ~~struck~~ <u>under</u> \`code\` [link](https://a.example "t") <kbd>raw</kbd> $x$[^1]\\
after a break

- a
  - b

    more
- c

1. one
2. two

- [ ] open
- [x] done

> quote
>
> - in it

\`\`\`ts title="x"
const a = 1;
\`\`\`

| a | b |
| :-- | --: |
| 1 | **2** |

![picture](/attachments/abc/p.png)

<img src="https://a.example/q.png" alt="wide" width="300">

---

<div>html</div>

[^1]: note`;

const editors: Editor[] = [];

beforeAll(() => {
  // jsdom lays nothing out; ProseMirror asks for places only in order to scroll.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  document.elementFromPoint = () => null;
});

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc();
  const { body } = parseMarkdown(markdown, { liftTitle: false });
  Y.applyUpdate(doc, createNoteUpdate({ title: "Title", body }));
  return doc;
}

function open(doc: Y.Doc): Editor {
  const element = document.body.appendChild(document.createElement("div"));
  const extensions = [
    ...bodyExtensions,
    MarkdownPaste,
    Collaboration.configure({ document: doc, field: "body" }),
  ];
  const editor = new Editor({ element, extensions });
  editors.push(editor);
  return editor;
}

/** Types like a person: through the view, so that input rules apply. */
function type(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    const handled = editor.view.someProp("handleTextInput", (handle) =>
      handle(editor.view, from, to, letter, insert),
    );
    if (!handled) editor.view.dispatch(insert());
  }
}

function press(editor: Editor, key: string): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event));
}

function paste(editor: Editor, text: string, html = ""): void {
  const data: Record<string, string> = { "text/plain": text, "text/html": html };
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (format: string) => data[format] ?? "",
    files: [],
    items: [],
    types: Object.keys(data),
  };
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  editor.view.dom.dispatchEvent(event);
}

function caret(editor: Editor, text: string, offset = 0): void {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? "").indexOf(text) : -1;
    if (at >= 0 && found < 0) found = pos + at + offset;
  });
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)));
}

function blocks(editor: Editor): { type: string; id: unknown; text: string }[] {
  const found: { type: string; id: unknown; text: string }[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isBlock) found.push({ type: node.type.name, id: node.attrs.id, text: node.textContent });
  });
  return found;
}

function idOf(editor: Editor, text: string, kind = "paragraph"): unknown {
  return blocks(editor).find((block) => block.text === text && block.type === kind)?.id;
}

function expectNamed(editor: Editor): void {
  const ids = blocks(editor).map(({ id }) => id);
  expect(ids.filter((id) => typeof id !== "string")).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(noteFromDoc(docFrom(editor)).body).toEqual(withoutNulls(editor.getJSON()));
}

function docFrom(editor: Editor): Y.Doc {
  const collaboration = editor.extensionManager.extensions.find(({ name }) => name === "collaboration");
  return (collaboration?.options as { document: Y.Doc }).document;
}

function withoutNulls(json: JSONContent): JSONContent {
  return JSON.parse(
    JSON.stringify(json, (_key, value: unknown) => (value === null ? undefined : value)),
  ) as JSONContent;
}

function markdown(editor: Editor): string {
  return serializeMarkdown({ title: "", body: editor.getJSON() }).trimEnd();
}

describe("opening a note", () => {
  test("emits no update, whatever is in it", async () => {
    const doc = docOf(EVERYTHING);
    const before = noteFromDoc(doc);
    let updates = 0;
    doc.on("update", () => (updates += 1));
    const editor = open(doc);
    await Promise.resolve();
    editor.commands.setTextSelection(3);
    expect(updates).toBe(0);
    expect(withoutBlockIds(editor.getJSON())).toEqual(withoutBlockIds(parsedBySchema(editor, before.body)));
    expect(new Set(blocks(editor).map((block) => block.type))).toEqual(
      new Set(
        Object.values(editor.schema.nodes)
          .filter((node) => node.isBlock && node.name !== "doc")
          .map(({ name }) => name),
      ),
    );
  });

  test("a remote block without an id is left to its author", () => {
    const doc = docOf("one");
    open(doc);
    let updates = 0;
    doc.on("update", (_update, origin) => (updates += origin === "remote" ? 0 : 1));
    const remote = new Y.Doc();
    Y.applyUpdate(remote, Y.encodeStateAsUpdate(doc));
    remote.getXmlFragment("body").insert(1, [new Y.XmlElement("paragraph")]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(remote), "remote");
    expect(updates).toBe(0);
  });
});

function parsedBySchema(editor: Editor, body: JSONContent): JSONContent {
  return editor.schema.nodeFromJSON(body).toJSON() as JSONContent;
}

describe("block ids", () => {
  test("a block typed into an empty document is named, and typing keeps its name", () => {
    const editor = open(new Y.Doc());
    type(editor, "a");
    const id = idOf(editor, "a");
    expect(id).toMatch(/^\w{10}$/);
    type(editor, "b");
    expect(idOf(editor, "ab")).toBe(id);
    expectNamed(editor);
  });

  test("splitting in the middle: the first part keeps the id", () => {
    const editor = open(docOf("onetwo"));
    const id = idOf(editor, "onetwo");
    caret(editor, "two");
    press(editor, "Enter");
    expect(idOf(editor, "one")).toBe(id);
    expectNamed(editor);
  });

  test("Enter at the end and at the start: the text keeps its id", () => {
    const editor = open(docOf("one"));
    const id = idOf(editor, "one");
    caret(editor, "one", 3);
    press(editor, "Enter");
    expect(idOf(editor, "one")).toBe(id);
    caret(editor, "one");
    press(editor, "Enter");
    expect(blocks(editor).map(({ text }) => text)).toEqual(["", "one", ""]);
    expect(idOf(editor, "one")).toBe(id);
    expectNamed(editor);
  });

  test("splitting list items, at the start too", () => {
    const editor = open(docOf("- one\n- two"));
    const [item, paragraph] = [idOf(editor, "two", "listItem"), idOf(editor, "two")];
    caret(editor, "two");
    press(editor, "Enter");
    expect([idOf(editor, "two", "listItem"), idOf(editor, "two")]).toEqual([item, paragraph]);
    caret(editor, "one", 2);
    press(editor, "Enter");
    expectNamed(editor);
  });

  test("joining keeps the first block's id", () => {
    const editor = open(docOf("one\n\ntwo"));
    const id = idOf(editor, "one");
    caret(editor, "two");
    press(editor, "Backspace");
    expect(idOf(editor, "onetwo")).toBe(id);
    expectNamed(editor);
  });

  test("changing the type keeps the id, of several blocks at once too", () => {
    const editor = open(docOf("one\n\ntwo"));
    const ids = [idOf(editor, "one"), idOf(editor, "two")];
    editor.chain().selectAll().setHeading({ level: 2 }).run();
    expect([idOf(editor, "one", "heading"), idOf(editor, "two", "heading")]).toEqual(ids);
    editor.chain().selectAll().setParagraph().toggleBulletList().run();
    expect([idOf(editor, "one"), idOf(editor, "two")]).toEqual(ids);
    expectNamed(editor);
  });

  test("pasting a copy names it anew, cutting and pasting keeps the name", () => {
    const editor = open(docOf("one\n\ntwo\n\nthree"));
    const id = idOf(editor, "one");
    const html = `<p data-id="${String(id)}">one</p>`;
    const end = () => editor.commands.setTextSelection(editor.state.doc.content.size - 1);
    end();
    press(editor, "Enter");
    paste(editor, "one", `${html}${html}`);
    expect(blocks(editor).filter(({ id: each }) => each === id)).toEqual([
      { type: "paragraph", id, text: "one" },
    ]);
    expect(blocks(editor)[0]?.id).toBe(id);
    expectNamed(editor);

    const moving = open(docOf("one\n\ntwo"));
    const movingId = idOf(moving, "one");
    const cut = moving.state.doc.firstChild;
    moving.view.dispatch(
      moving.state.tr.setSelection(NodeSelection.create(moving.state.doc, 0)).deleteSelection(),
    );
    moving.view.dispatch(moving.state.tr.insert(moving.state.doc.content.size, cut ? [cut] : []));
    expect(blocks(moving).map(({ text }) => text)).toEqual(["two", "one"]);
    expect(idOf(moving, "one")).toBe(movingId);
    expectNamed(moving);
  });

  test("undo brings a block back under its id", () => {
    const editor = open(docOf("one\n\ntwo"));
    const before = blocks(editor);
    editor.view.dispatch(editor.state.tr.delete(0, 5));
    expect(blocks(editor)).toHaveLength(1);
    editor.commands.undo();
    expect(blocks(editor)).toEqual(before);
  });

  test("inserted tables, rules, images and rows are named", () => {
    const editor = open(docOf("one"));
    editor.commands.setTextSelection(4);
    editor.commands.insertTable({ rows: 2, cols: 2 });
    editor.commands.addRowAfter();
    editor.commands.addColumnAfter();
    editor.commands.setHorizontalRule();
    editor.commands.setImage({ src: "/attachments/a/b.png" });
    expectNamed(editor);
  });

  test("two people typing at once end with the same names", () => {
    const server = docOf("one");
    const [ana, ben] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [ana, ben]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const [left, right] = [open(ana), open(ben)];
    for (const editor of [left, right]) {
      caret(editor, "one", 3);
      press(editor, "Enter");
      type(editor, "- x");
    }
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    expect(noteFromDoc(ana)).toEqual(noteFromDoc(ben));
    expectNamed(left);
    expectNamed(right);
  });
});

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
      extensions: [...titleExtensions, Collaboration.configure({ document: doc, field: "title" })],
    });
    editors.push(editor);
    expect(updates).toBe(0);
    editor.commands.setTextSelection(6);
    press(editor, "Enter");
    paste(editor, " of\n\nmany\tlines", "<p>of</p><p>many lines</p>");
    expect(noteFromDoc(doc).title).toBe("Titleof many lines");
    expect(editor.state.doc.childCount).toBe(1);
  });
});
