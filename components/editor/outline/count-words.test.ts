import { expect, test } from "vitest";
import { bodySchema } from "#lib/editor/schema.ts";
import { countBetween, countIn, minutesToRead } from "./count-words.ts";

const paragraph = (text: string) =>
  bodySchema.node("paragraph", null, text === "" ? [] : [bodySchema.text(text)]);

test.each([
  ["", 0],
  ["Feed it daily.", 3],
  ["It’s a well-known 3.5-litre jar — isn't it?", 7],
  ["שאור הוא תערובת", 3],
  ["我们喜欢面包", 3],
])("%s has %i words", (text, words) => expect(countIn(paragraph(text)).words).toBe(words));

test("all blocks count, and emoji are one character", () => {
  const doc = bodySchema.node("doc", null, [
    paragraph("One two"),
    bodySchema.node("blockquote", null, [paragraph("three 🍞")]),
  ]);
  expect(countIn(doc)).toEqual({ words: 3, characters: 14 });
  expect(countBetween(doc, 1, 4)).toEqual({ words: 1, characters: 3 });
});

test("nothing takes less than a minute to read", () => {
  expect(minutesToRead({ words: 3, characters: 9 })).toBe(1);
  expect(minutesToRead({ words: 1_150, characters: 9 })).toBe(5);
});
