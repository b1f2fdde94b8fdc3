import { expect, test } from "vitest";
import { nameBefore, withMentions, withoutMentions } from "./mention-text.ts";

const ana = "0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";
const anna = "1d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";
const named = new Map([
  ["Ana", ana],
  ["Ana Fields", anna],
]);

test("names that were chosen become mentions, the longest first, and others stay words", () => {
  expect(withMentions("@Ana Fields, ask @Ana, not @Anabel or @Ben", named)).toBe(
    `[@Ana Fields](mention:${anna}), ask [@Ana](mention:${ana}), not @Anabel or @Ben`,
  );
});

test("a comment can be changed and stored again", () => {
  const odd = new Map([["A]b[c", ana]]);
  const stored = withMentions("Hi @A]b[c!", odd);
  expect(withoutMentions(stored)).toEqual({ text: "Hi @A]b[c!", named: odd });
});

test.each([
  ["@An", "An"],
  ["Hi @Ana Fi", "Ana Fi"],
  ["(@", ""],
])("a name is begun in %s", (text, typed) => {
  expect(nameBefore(text, text.length)).toMatchObject({ typed });
});

test.each(["ana@example", "@Ana Fields went", "nothing"])("no name is begun in %s", (text) => {
  expect(nameBefore(text, text.length)).toBeNull();
});
