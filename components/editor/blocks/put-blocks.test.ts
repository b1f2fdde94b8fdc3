// @vitest-environment jsdom
import { expect, test } from "vitest";
import { caret, docOf, expectNamed, markdown, open } from "#lib/editor/testing/note-editor.ts";
import { blocks, turnables, type BlockId } from "./blocks.ts";

const help = { chooseImage: () => undefined, chooseFile: () => undefined };

/** What each leaves behind in the document; the others type what opens a list, or ask for a file. */
const kinds: Partial<Record<BlockId, string>> = {
  heading4: "heading",
  bulletList: "bulletList",
  orderedList: "orderedList",
  taskList: "taskList",
  blockquote: "blockquote",
  toggle: "toggle",
  callout: "callout",
  calloutWarning: "callout",
  codeBlock: "codeBlock",
  mathBlock: "mathBlock",
  mermaid: "codeBlock",
  table: "table",
  divider: "horizontalRule",
  embed: "embed",
  mathInline: "mathInline",
  footnote: "footnoteDefinition",
  tableOfContents: "tableOfContents",
};

function put(id: BlockId, source: string, at: string | null) {
  const editor = open(docOf(source));
  if (at === null) editor.commands.setTextSelection(1);
  else caret(editor, at, at.length);
  const block = blocks.find((each) => each.id === id);
  block?.put(editor.chain(), editor, help).run();
  return editor;
}

test.each(Object.entries(kinds) as [BlockId, string][])("%s is put in, and writing goes on", (id, kind) => {
  for (const [source, at] of [
    ["", null],
    ["words", "words"],
    ["> [!tip]\n> words", "words"],
    ["- words", "words"],
  ] as const) {
    const editor = put(id, source, at);
    let there = 0;
    editor.state.doc.descendants((node) => void (there += Number(node.type.name === kind)));
    expect(there, source).toBeGreaterThan(0);
    expect(editor.state.doc.textContent, source).toContain(at ?? "");
    editor.state.doc.check();
    expectNamed(editor);
  }
});

test("a block comes after the words it was asked for in, and takes the place of an empty line", () => {
  expect(markdown(put("divider", "words", "words"))).toMatch(/^words\n\n---/);
  const table = put("table", "", null);
  table.commands.insertContent("Flour");
  expect(markdown(table)).toMatch(/^\| Flour \|/);
});

test("a sample is selected, so that typing replaces it", () => {
  const { selection, doc } = put("mermaid", "", null).state;
  expect(doc.textBetween(selection.from, selection.to)).toBe("graph LR\n  A --> B");
});

test.each(turnables.map(({ id }) => id))("a toggle becomes %s without losing a word", (id) => {
  const editor = put("toggle", "summary\n\nnext", "summary");
  expect(editor.state.selection.$from.parent.type.name).toBe("toggleSummary");
  turnables
    .find((each) => each.id === id)
    ?.turn(editor.chain())
    .run();
  expect(editor.state.doc.textContent).toBe("summarynext");
  editor.state.doc.check();
  expectNamed(editor);
});
