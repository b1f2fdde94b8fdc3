// @vitest-environment jsdom
import type { Editor, JSONContent } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { withoutBlockIds } from "./block-id.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { everyBlock } from "./testing/every-block.ts";
import {
  blocks,
  caret,
  docOf,
  docWith,
  expectNamed,
  idOf,
  open,
  paste,
  press,
  type,
} from "./testing/note-editor.ts";
import { noteFromDoc } from "./yjs.ts";

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

describe("opening a note", () => {
  test("emits no update, whatever is in it", async () => {
    const doc = docWith({
      type: "doc",
      content: [...(parseMarkdown(EVERYTHING, { liftTitle: false }).body.content ?? []), ...everyBlock],
    });
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
    expect(blocks(editor).map((block) => block.type)).toContain("horizontalRule");
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
