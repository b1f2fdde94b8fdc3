// @vitest-environment jsdom
import fc from "fast-check";
import type { Editor, JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { replaceContent } from "#lib/editor/replace-content.ts";
import { bodySchema } from "#lib/editor/schema.ts";
import { docOf, editors, open } from "#lib/editor/testing/note-editor.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { anchorFor, rangeFinder } from "./anchor.ts";

const markdown = `The jar stands on the shelf. Feed it daily with rye.

- Water first, and stir
- Then flour

Feed it daily, they say.`;

/** The document as anybody would see it who opens the note now. */
function shown(ydoc: Y.Doc) {
  return bodySchema.nodeFromJSON(noteFromDoc(ydoc).body);
}

const fragmentOf = (ydoc: Y.Doc) => ydoc.getXmlFragment(BODY_FIELD);

function placeOf(editor: Editor, words: string): { from: number; to: number } {
  let from = -1;
  editor.state.doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (at >= 0 && from < 0) from = pos + at;
  });
  if (from < 0) throw new Error(`The note does not say "${words}"`);
  return { from, to: from + words.length };
}

function begin(words = "daily with rye") {
  const ydoc = docOf(markdown);
  const editor = open(ydoc);
  const anchor = anchorFor(editor.state.doc, fragmentOf(ydoc), placeOf(editor, words))!;
  const tie = () =>
    Object.assign(anchor, anchorFor(editor.state.doc, fragmentOf(ydoc), placeOf(editor, words)));
  const found = () => {
    const doc = shown(ydoc);
    const range = rangeFinder(doc, fragmentOf(ydoc))(anchor);
    return range && { text: doc.textBetween(range.from, range.to, "|"), tied: range.tied };
  };
  return { ydoc, editor, anchor, found, tie };
}

const insert = (editor: Editor, at: number, text: string) =>
  editor.view.dispatch(editor.state.tr.insertText(text, at));
const remove = (editor: Editor, { from, to }: { from: number; to: number }) =>
  editor.view.dispatch(editor.state.tr.delete(from, to));

test("an anchor holds the words and what is around them", () => {
  expect(begin().anchor).toMatchObject({
    quote: "daily with rye",
    before: "The jar stands on the shelf. Feed it ",
    after: ".\nWater first, and stir\nThen flour\nFeed it daily, they say.",
  });
});

test("words written before, after and within it do not lose it", () => {
  const { editor, found } = begin();
  insert(editor, 1, "Listen! ");
  insert(editor, placeOf(editor, " with").from, ", or nearly,");
  insert(editor, placeOf(editor, "daily").from, "always ");
  insert(editor, placeOf(editor, ".").from, ".");
  expect(found()).toEqual({ text: "daily, or nearly, with rye", tied: true });
});

test("what somebody else writes moves it, too", () => {
  const { ydoc, found } = begin();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
  const far = open(other);
  insert(far, 1, "Listen! ");
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(other));
  expect(found()).toEqual({ text: "daily with rye", tied: true });
});

test("as long as some of the words are there, it is about those", () => {
  const { editor, found } = begin();
  remove(editor, placeOf(editor, "with rye"));
  expect(found()).toEqual({ text: "daily ", tied: true });
});

test("without its words it is nowhere, even if the same is said elsewhere", () => {
  const { editor, found } = begin("daily");
  remove(editor, placeOf(editor, "daily"));
  expect(found()).toBeNull();
});

test("an undone deletion brings it back", () => {
  const { editor, found } = begin();
  remove(editor, placeOf(editor, "Feed it daily with rye"));
  expect(found()).toBeNull();
  editor.commands.undo();
  expect(found()?.text).toBe("daily with rye");
});

test.each(["its words", "its paragraph", "everything"])("a restore brings it back after %s went", (gone) => {
  const { ydoc, editor, found } = begin();
  const before = noteFromDoc(ydoc);
  const { doc } = editor.state;
  if (gone === "its words") remove(editor, placeOf(editor, "daily with rye"));
  if (gone === "its paragraph") remove(editor, { from: 0, to: doc.child(0).nodeSize });
  if (gone === "everything") editor.commands.setContent("<p>Gone.</p>");
  expect(found()?.text).not.toBe("daily with rye");
  replaceContent(ydoc, before);
  expect(found()).toEqual({ text: "daily with rye", tied: false });
});

test("it goes with its words when a paragraph is split, joined or moved", () => {
  const { editor, found, tie } = begin();
  editor.commands.setTextSelection(placeOf(editor, "daily").from);
  editor.commands.splitBlock();
  expect(found()).toEqual({ text: "daily with rye", tied: false });
  tie();
  expect(found()).toEqual({ text: "daily with rye", tied: true });
  const [first, second] = [editor.state.doc.child(0), editor.state.doc.child(1)];
  const end = first.nodeSize + second.nodeSize;
  const { tr } = editor.state;
  editor.view.dispatch(tr.delete(first.nodeSize, end).insert(tr.doc.content.size, second));
  expect(editor.state.doc.lastChild?.textContent).toBe("daily with rye.");
  expect(found()?.text).toBe("daily with rye");
});

test("a range over several blocks stays on those that are left", () => {
  const ydoc = docOf(markdown);
  const editor = open(ydoc);
  const range = { from: placeOf(editor, "stir").from, to: placeOf(editor, "Feed it daily, they").to };
  const anchor = anchorFor(editor.state.doc, fragmentOf(ydoc), range)!;
  const last = editor.state.doc.lastChild!;
  remove(editor, { from: editor.state.doc.content.size - last.nodeSize, to: editor.state.doc.content.size });
  const doc = shown(ydoc);
  const found = rangeFinder(doc, fragmentOf(ydoc))(anchor);
  expect(doc.textBetween(found!.from, found!.to, "|")).toBe("stir");
});

test("a block without words is found by its id", () => {
  const ydoc = docOf("Before\n\n---\n\nAfter");
  const editor = open(ydoc);
  const rule = editor.state.doc.child(0).nodeSize;
  const anchor = anchorFor(editor.state.doc, fragmentOf(ydoc), { from: rule, to: rule + 1 })!;
  expect(anchor).toMatchObject({ start: null, quote: "" });
  insert(editor, 1, "Long ");
  expect(rangeFinder(shown(ydoc), fragmentOf(ydoc))(anchor)).toMatchObject({ from: rule + 5, to: rule + 6 });
});

test("made-up anchors break nothing", () => {
  const { ydoc } = begin();
  const find = rangeFinder(shown(ydoc), fragmentOf(ydoc));
  const words = fc.string({ maxLength: 5 });
  const position = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString("base64"));
  const made = fc.record({ start: position, end: position, quote: words, before: words, after: words });
  const broken = fc.sample(made, 200).filter((anchor) => {
    const found = find({ ...anchor, block: "x" });
    return found !== null && found.from >= found.to;
  });
  expect(broken).toEqual([]);
});

type Edit = { at: number; length: number; text: string };
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(4),
  text: fc.constantFrom("", "x", "yz"),
});

/** Each letter once, so that those of the range are known wherever they are. */
const letters = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");

function apply(editor: Editor, { at, length, text }: Edit): void {
  const size = editor.state.doc.child(0).content.size;
  const from = 1 + Math.round(at * size);
  editor.view.dispatch(editor.state.tr.insertText(text, from, Math.min(from + length, 1 + size)));
}

test("after any edits it spans all that is left of its letters, and none of the others", () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.integer({ min: 1, max: 9 }),
      fc.array(edit, { maxLength: 12 }),
      (begins, size, edits) => {
        const ydoc = docOf(letters);
        const editor = open(ydoc);
        const range = { from: 1 + begins, to: 1 + begins + size };
        const anchor = anchorFor(editor.state.doc, fragmentOf(ydoc), range)!;
        for (const one of edits) apply(editor, one);
        const doc = shown(ydoc);
        const left = [...anchor.quote].filter((letter) => doc.textContent.includes(letter));
        const found = rangeFinder(doc, fragmentOf(ydoc))(anchor);
        for (const one of editors.splice(0)) one.destroy();
        if (left.length === 0) return;
        const text = doc.textBetween(found!.from, found!.to);
        expect([...text].filter((letter) => letters.includes(letter))).toEqual(left);
      },
    ),
    { numRuns: 60 },
  );
});

test("after any edits, and a restore, it has its words again", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.array(edit, { maxLength: 12 }), fc.boolean(), (begins, edits, emptied) => {
      const ydoc = docOf(`${letters}\n\nAnother paragraph.`);
      const editor = open(ydoc);
      const range = { from: 1 + begins, to: 6 + begins };
      const anchor = anchorFor(editor.state.doc, fragmentOf(ydoc), range)!;
      const before: { body: JSONContent } = noteFromDoc(ydoc);
      for (const one of edits) apply(editor, one);
      if (emptied) remove(editor, { from: 0, to: editor.state.doc.child(0).nodeSize });
      replaceContent(ydoc, before);
      const doc = shown(ydoc);
      const found = rangeFinder(doc, fragmentOf(ydoc))(anchor);
      for (const one of editors.splice(0)) one.destroy();
      expect(found && doc.textBetween(found.from, found.to)).toBe(anchor.quote);
    }),
    { numRuns: 40 },
  );
});
