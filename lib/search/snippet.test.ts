import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { highlight, snippet, type Part } from "./snippet.ts";

const terms = (typed: string) => parseQuery(typed)?.terms ?? [];
const marked = (parts: Part[] | null) => parts?.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("shows the words that were found, with their accents and case", () => {
  expect(marked(highlight("A Crème brûlée.", terms("creme")))).toBe("A [Crème] brûlée.");
  expect(marked(highlight("Rye, ryes and trye", terms("rye")))).toBe("[Rye], [ryes] and trye");
  expect(marked(highlight("Rye, ryes", terms("rye bread")))).toBe("[Rye], ryes");
  expect(marked(highlight("我的学习笔记本", terms("学习")))).toBe("我的[学习]笔记本");
});

test("cuts a long text around the place where most of the words are", () => {
  const text = `${"One two three. ".repeat(50)}Rye alone. ${"Four five six. ".repeat(50)}Rye and sour together. ${"Seven. ".repeat(50)}`;
  const shown = marked(snippet(text, terms("rye sour")));
  expect(shown).toContain("[Rye] and [sour] together.");
  expect(shown).toMatch(/^… \S.* …$/s);
  expect(shown!.length).toBeLessThan(320);
});

test("says when nothing of it is there", () => {
  expect(snippet("Some text", terms("rye"))).toBeNull();
});

test("highlighting never changes a text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, typed) => {
      const parts = highlight(text, terms(typed));
      expect(parts.map((part) => part.text).join("")).toBe(text);
    }),
  );
});
