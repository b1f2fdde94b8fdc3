// @vitest-environment jsdom
import { expect, test } from "vitest";
import { blocks, docOf, expectNamed, markdown, open } from "#lib/editor/testing/note-editor.ts";
import { blockAt } from "./blocks-at.ts";
import { putItems } from "./put-items.ts";

type Side = "before" | "after" | "in";

/** Puts the item that says this beside or into the block that says that. */
function put(source: string, [text, side, that]: readonly [string, Side, string], copy = false) {
  const editor = open(docOf(source));
  const find = (wanted: string) => {
    let found = -1;
    editor.state.doc.descendants((node, pos) => {
      if (node.isText && node.text === wanted) found = pos;
    });
    return blockAt(editor.state.doc, found)!;
  };
  const [items, block] = [find(text), find(that)];
  const to = { before: block.from, after: block.to, in: block.to - 1 }[side];
  const ids = () => new Set(blocks(editor).flatMap(({ id, type }) => (type.endsWith("List") ? [] : [id])));
  const before = ids();
  const done = putItems(items, to, copy)(editor.state, editor.view.dispatch);
  expectNamed(editor);
  if (!copy) expect(ids(), "ids that are kept").toEqual(before);
  return { done, editor };
}

test.each<[string, readonly [string, Side, string], string]>([
  ["- a\n  - b\n- c", ["a", "after", "c"], "- c\n- a\n  - b"],
  ["- a\n  - b\n- c", ["c", "before", "b"], "- a\n  - c\n  - b"],
  ["- a\n  - b\n- c", ["c", "in", "a"], "- a\n  - b\n  - c"],
  ["- a\n  - b\n- c", ["b", "in", "c"], "- a\n- c\n  - b"],
  ["- a\n  - b\n- c", ["b", "after", "c"], "- a\n- c\n- b"],
  ["- a\n\n1. b\n2. c", ["a", "after", "b"], "1. b\n2. a\n3. c"],
  ["1. b\n2. c\n\ntext\n\n- a", ["c", "before", "a"], "1. b\n\ntext\n\n- c\n- a"],
  ["- a\n  - b\n\ntext\n\n- [x] c", ["a", "before", "c"], "text\n\n- [ ] a\n  - b\n- [x] c"],
  ["- [x] c\n\ntext\n\n1. a\n2. b", ["c", "after", "a"], "text\n\n1. a\n2. c\n3. b"],
  ["text\n\n3. a\n4. b", ["b", "before", "text"], "1. b\n\ntext\n\n3. a"],
  ["- a\n- b\n\ntext\n\nmore", ["a", "after", "text"], "- b\n\ntext\n\n- a\n\nmore"],
  ["text\n\n- a\n- b", ["b", "after", "text"], "text\n\n- b\n- a"],
  ["- a\n- b\n\ntext", ["a", "before", "text"], "- b\n- a\n\ntext"],
  ["- a\n\n> quote", ["a", "after", "quote"], "> quote\n>\n> - a"],
])("%j: %j", (source, how, written) => {
  const { done, editor } = put(source, how);
  expect(done).toBe(true);
  expect(markdown(editor)).toBe(written);
});

test.each<[string, readonly [string, Side, string]]>([
  ["- a\n  - b", ["a", "in", "b"]],
  ["- a\n  - b", ["a", "after", "b"]],
  ["- a\n- b", ["a", "before", "b"]],
  ["text\n\n- a", ["a", "after", "text"]],
])("%j: %j is nowhere else", (source, how) => {
  const { done, editor } = put(source, how);
  expect(done).toBe(false);
  expect(markdown(editor)).toBe(source);
});

test("a copy has ids of its own", () => {
  const { editor } = put("- a\n  - b\n\n- [ ] c", ["a", "before", "c"], true);
  expect(markdown(editor)).toBe("- a\n  - b\n\n* [ ] a\n  - b\n* [ ] c");
});
