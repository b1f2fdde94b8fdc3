import { expect, test } from "vitest";
import { allEmoji, emojiNamed, findEmoji } from "./emoji-data.ts";

const first = (query: string) => findEmoji(query, 8)[0]?.character;

test.each([
  ["tada", "🎉"],
  ["+1", "👍️"],
  ["heart", "❤️"],
  ["partying", "🥳"],
])("%s leads to %s", (query, character) => expect(first(query)).toBe(character));

test("words about an emoji lead to it, too", () => {
  expect(findEmoji("celebrate", 20).map(({ character }) => character)).toContain("🎉");
});

test("every emoji has a name, and each name leads back to it", () => {
  expect(allEmoji.length).toBeGreaterThan(1_800);
  expect(allEmoji.filter(({ names }) => names.length === 0)).toEqual([]);
  expect(emojiNamed("TADA")).toBe("🎉");
  expect(emojiNamed("no such name")).toBeNull();
});
