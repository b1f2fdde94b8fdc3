import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { linkFacts, targetKey } from "./link-facts.ts";

const text = (words: string, href?: string): JSONContent => ({
  type: "text",
  text: words,
  ...(href !== undefined && { marks: [{ type: "link", attrs: { href } }] }),
});
const link = (attrs: Record<string, unknown>): JSONContent => ({ type: "noteLink", attrs });
const paragraph = (...content: JSONContent[]): JSONContent => ({
  type: "paragraph",
  attrs: { id: "bbbbbbbbbb" },
  content,
});
const facts = (...content: JSONContent[]) => linkFacts({ type: "doc", content });

test("a link by title or id, with the block and the words around it", () => {
  const found = facts(
    paragraph(
      text("See "),
      link({ note: null, target: "Rye bread", heading: "Crust", alias: "this" }),
      text(" now."),
    ),
  );
  expect(found).toEqual([
    { note: null, target: "Rye bread", heading: "Crust", block: "bbbbbbbbbb", excerpt: "See this now." },
  ]);
});

test("links by address, once each, however their words are formatted", () => {
  const href = "/w/acme/n/rye-k3x9q2m4ta";
  const bold = { ...text("bread", href), marks: [{ type: "bold" }, { type: "link", attrs: { href } }] };
  expect(
    facts(paragraph(text("rye ", href), bold, text(" and "), text("out", "https://example.org/a"))),
  ).toEqual([
    { note: "k3x9q2m4ta", target: "", heading: null, block: "bbbbbbbbbb", excerpt: "rye bread and out" },
  ]);
});

test("embeds, and links in lists and tables", () => {
  const item = { type: "listItem", content: [paragraph(link({ note: "k3x9q2m4ta", target: "Rye" }))] };
  const found = facts(
    { type: "bulletList", content: [item] },
    { type: "noteEmbed", attrs: { id: "c", target: "Oat" } },
  );
  expect(found.map(({ note, target, block }) => [note, target, block])).toEqual([
    ["k3x9q2m4ta", "Rye", "bbbbbbbbbb"],
    [null, "Oat", "c"],
  ]);
});

test("of a long block only what is near", () => {
  const [fact] = facts(
    paragraph(text("word ".repeat(500)), link({ target: "Rye" }), text(" word".repeat(500))),
  );
  expect(fact?.excerpt).toMatch(/^…(word )+Rye( word)+( wor?)?…$/);
  expect(fact?.excerpt.length).toBeLessThan(300);
});

test.each([
  [" Crème  Brûlée.md", "creme brulee"],
  ["Notes/Rye", "notes/rye"],
  ["学习", "学习"],
])("%j is looked for as %j", (target, key) => expect(targetKey(target)).toBe(key));
