// @vitest-environment jsdom
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { docOf, markdown, open } from "#lib/editor/testing/note-editor.ts";
import { findInTexts } from "./find-in-text.ts";
import { Finder, nothingWanted, queryOf, type Wanted } from "./find-matches.ts";
import { replaceMatches } from "./replace-matches.ts";

function finderFor(wanted: Partial<Wanted>): Finder {
  const query = queryOf({ ...nothingWanted, ...wanted });
  if (!query) throw new Error("There is nothing to look for");
  return new Finder(query);
}

function matchesIn(doc: ProseMirrorNode, wanted: Partial<Wanted>) {
  const finder = finderFor(wanted);
  const { blocks, asked } = finder.unknown(doc);
  expect(blocks.length > 0, "only expressions are looked for elsewhere").toBe(wanted.regexp === true);
  finder.learn(blocks, findInTexts(asked.expression, asked.texts));
  expect(finder.unknown(doc).blocks).toEqual([]);
  return finder.matches(doc);
}

function found(source: string, wanted: Partial<Wanted>): string[] {
  const { doc } = open(docOf(source)).state;
  return matchesIn(doc, wanted).map(({ from, to }) => doc.textBetween(from, to));
}

test.each<[string, Partial<Wanted>, string[]]>([
  ["Rye, **ry**e and ryegrass\n\n- RYE", { search: "rye" }, ["Rye", "rye", "rye", "RYE"]],
  ["Rye, **ry**e and ryegrass", { search: "rye", matchCase: true }, ["rye", "rye"]],
  ["Rye, rye and ryegrass", { search: "rye", wholeWord: true }, ["Rye", "rye"]],
  ["İstanbul and istanbul", { search: "istanbul" }, ["istanbul"]],
  ["a.b axb (a.b)", { search: "a.b" }, ["a.b", "a.b"]],
  ["1 of 20 and 300", { search: String.raw`\d{2,}`, regexp: true }, ["20", "300"]],
  ["aaaa", { search: "aa" }, ["aa", "aa"]],
  ["x", { search: "y*", regexp: true }, []],
  ["a😀 b😀😀", { search: "😀*", regexp: true }, ["😀", "😀😀"]],
  ["Rye and ryes\n\nRYE", { search: "r.e", regexp: true, wholeWord: true }, ["Rye", "RYE"]],
  ["rye RYE", { search: "[a-z]+", regexp: true, matchCase: true }, ["rye"]],
])("%j, looked through for %j", (source, wanted, words) => expect(found(source, wanted)).toEqual(words));

test.each([{ search: "" }, { search: "(", regexp: true }])("%j is nothing to look for", (wanted) =>
  expect(queryOf({ ...nothingWanted, ...wanted })).toBeNull(),
);

test.each<[string, Partial<Wanted>, string]>([
  ["rye and **rye**", { search: "rye", replace: "spelt" }, "spelt and **spelt**"],
  ["rye", { search: "rye", replace: "$& \\n" }, "$& \\n"],
  ["7 May", { search: String.raw`(\d) (\w+)`, replace: "$2 $1", regexp: true }, "May 7"],
  ["rye rye", { search: "rye ", replace: "" }, "rye"],
])("%j with %j is %j", (source, wanted, result) => {
  const editor = open(docOf(source));
  replaceMatches(editor, { ...nothingWanted, ...wanted }, matchesIn(editor.state.doc, wanted));
  expect(editor.getText()).toBe(open(docOf(result)).getText());
  expect(markdown(editor).length).toBeGreaterThan(0);
});

test("thousands of matches in a long note are found in a moment", () => {
  const editor = open(docOf("rye and rye again\n\n".repeat(2_000)));
  const finder = finderFor({ search: "a" });
  const before = performance.now();
  expect(finder.matches(editor.state.doc)).toHaveLength(6_000);
  expect(performance.now() - before).toBeLessThan(5_000);
});
