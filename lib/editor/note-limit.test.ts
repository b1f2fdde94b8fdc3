// @vitest-environment jsdom
import { Extension, type JSONContent } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { NoteLimit } from "./extensions/note-limit.ts";
import { BODY_FIELD } from "./fields.ts";
import { largestNote, leastBytesOf } from "./note-limit.ts";
import { Paste } from "./paste/paste.ts";
import { everyBlock } from "./testing/every-block.ts";
import { blocks, caret, docOf, markdown, open, paste, type } from "./testing/note-editor.ts";
import { bodyNode, createNoteUpdate } from "./yjs.ts";

const times = (count: number, content: readonly JSONContent[]) =>
  Array.from({ length: count }, () => content).flat();
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

test.each([
  ["short paragraphs", times(20_000, [paragraph("So it goes.")])],
  ["long paragraphs", times(500, [paragraph("So it goes. ".repeat(500))])],
  ["words of more than a byte a letter", times(500, [paragraph("それでいい。".repeat(200))])],
  ["code", [{ type: "codeBlock", content: [{ type: "text", text: "let x = 1;\n".repeat(100_000) }] }]],
  ["one of everything, many times", times(300, everyBlock)],
])("what is said to weigh at least so much weighs more, and not much more: %s", (_, content) => {
  const body = { type: "doc", content: content.map((block) => structuredClone(block)) };
  const least = leastBytesOf(bodyNode(body).content.content);
  const { byteLength } = createNoteUpdate({ title: "", body });
  expect(least).toBeLessThan(byteLength);
  expect(least).toBeGreaterThan(0.6 * byteLength);
});

/** An editor of a note that says this, and what it was told. */
function opened(text: string) {
  const tooMuch = vi.fn<() => void>();
  const doc = docOf(text);
  const editor = open(
    doc,
    Extension.create({
      name: "limited",
      addExtensions: () => [Paste.configure({ tooMuch }), NoteLimit.configure({ tooMuch })],
    }),
  );
  return { doc, editor, tooMuch, before: Y.encodeStateVector(doc) };
}

const words = "So it goes. ";
const tooMany = Math.ceil(largestNote / words.length);

test.each([
  ["lines", `${words.repeat(100)}\n`.repeat(tooMany / 100 + 1), ""],
  ["one line", words.repeat(tooMany), ""],
  ["Markdown", `- ${words.repeat(100)}\n`.repeat(tooMany / 100 + 1), ""],
  ["HTML", "", `<p>${words.repeat(1_000)}</p>`.repeat(tooMany / 1_000 + 1)],
  ["less text in more blocks than a note holds", "I go.\n".repeat(400_000), ""],
])(
  "what no note can hold is not pasted, and nothing is changed: %s",
  async (_, text, html) => {
    const { doc, editor, tooMuch, before } = opened("Keep this.");
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 1, 5)));
    paste(editor, text, html);
    await vi.waitFor(() => expect(tooMuch).toHaveBeenCalledTimes(1), 30_000);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    type(editor, "Use");
    expect(markdown(editor)).toBe("Use this.");
    expect(tooMuch).toHaveBeenCalledTimes(1);
  },
  60_000,
);

test("nor is it put into code", () => {
  const { doc, editor, tooMuch, before } = opened("```\nKeep.\n```");
  caret(editor, "Keep.");
  paste(editor, words.repeat(tooMany));
  expect(tooMuch).toHaveBeenCalledTimes(1);
  expect(Y.encodeStateVector(doc)).toEqual(before);
});

test("what a note can hold comes in where the caret was, before what is typed meanwhile over what was selected", async () => {
  const { editor, tooMuch } = opened("Keep this.");
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 1, 5)));
  paste(editor, `${words.repeat(10_000).trim()}\n`.repeat(25));
  type(editor, "Use");
  await vi.waitFor(() => expect(blocks(editor)).toHaveLength(25), 30_000);
  await vi.waitFor(() => expect(blocks(editor).at(-1)?.text).toMatch(/So it goes\.Use this\.$/), 30_000);
  expect(blocks(editor)[0]?.text.startsWith("So it goes.")).toBe(true);
  expect(tooMuch).not.toHaveBeenCalled();
}, 60_000);

test("what others have brought in, however large, is shown", () => {
  const { doc, editor, tooMuch } = opened("Keep this.");
  const others = new Y.Doc();
  Y.applyUpdate(others, Y.encodeStateAsUpdate(doc));
  const text = (others.getXmlFragment(BODY_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(0, words.repeat(tooMany));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));
  expect(editor.state.doc.textContent.length).toBeGreaterThan(largestNote);
  expect(tooMuch).not.toHaveBeenCalled();
});
