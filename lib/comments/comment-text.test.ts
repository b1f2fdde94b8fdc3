import { describe, expect, test } from "vitest";
import { commentLines, peopleNamedIn } from "./comment-text.ts";

const ben = "0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";

describe("commentLines", () => {
  test("reads emphasis, code, links and people", () => {
    expect(
      commentLines(`**Bold** _soft_ ~~gone~~ \`code\` [mill](https://example.com) [@Ben](mention:${ben})`),
    ).toEqual([
      [
        { text: "Bold", bold: true },
        { text: " " },
        { text: "soft", italic: true },
        { text: " " },
        { text: "gone", strike: true },
        { text: " " },
        { text: "code", code: true },
        { text: " " },
        { text: "mill", href: "https://example.com" },
        { text: " " },
        { text: "@Ben", mention: ben },
      ],
    ]);
  });

  test.each([
    "# Not a heading",
    "- not a list",
    "$x$",
    "[[Leaven]]",
    "![a](https://example.com/a.png)",
    "<script>alert(1)</script>",
    "[x](<javascript:alert(1)>)",
    "2 * 3 * 4",
  ])("leaves %s as it was written", (text) => {
    const [line] = commentLines(text);
    expect(line?.map((run) => run.text).join("")).toBe(text);
    expect(line?.some((run) => run.href?.startsWith("javascript"))).toBe(false);
  });

  test("keeps the lines", () => {
    expect(commentLines("a\n\nb")).toEqual([[{ text: "a" }], [], [{ text: "b" }]]);
  });
});

test("peopleNamedIn gives each person once", () => {
  expect(peopleNamedIn(`[@Ben](mention:${ben}) and [@Ben](mention:${ben}), not @Ana`)).toEqual([ben]);
});
