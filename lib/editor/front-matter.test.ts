import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FrontMatter, readFrontMatter, writeFrontMatter } from "./front-matter.ts";

const file = (yaml: string, body = "Text.\n") => `---\n${yaml}\n---\n${body}`;

describe("what front matter says", () => {
  test("our keys are read, the others stay as they are written, comments too", () => {
    const others = [
      "# about this file",
      "status: draft   # not yet",
      "nested:",
      "  a: 1",
      "  # inner",
      "  b: [1, 2]",
      "multi: |",
      "  # no comment",
      "  text",
    ];
    const [about, ...rest] = others;
    const read = readFrontMatter(
      file([about, 'title: "My: note"', "tags: [a, '#b']", ...rest, "aliases: Rye, Starter"].join("\n")),
    );
    expect(read).toEqual({
      data: { title: "My: note", tags: ["a", "b"], aliases: ["Rye", "Starter"] },
      extra: others.join("\n"),
      body: "Text.\n",
    });
  });

  test.each<[string, FrontMatter]>([
    ["created: 2024-01-05", { created: "2024-01-05T00:00:00.000Z" }],
    ["updated: 2024-01-05 10:30", { updated: "2024-01-05T10:30:00.000Z" }],
    ["updated: 2024-01-05T10:30:00+02:00", { updated: "2024-01-05T08:30:00.000Z" }],
    ["publish: true", { publish: true }],
    ["permalink: bread/rye", { permalink: "bread/rye" }],
    ["description: >\n  two\n  lines", { description: "two lines" }],
    ["cover: /attachments/1/c.png", { cover: "/attachments/1/c.png" }],
    ["title: 007", { title: "007" }],
    ["tags: bread rye", { tags: ["bread", "rye"] }],
    ["{title: x, tags: [a]}", { title: "x", tags: ["a"] }],
  ])("%s", (yaml, data) => {
    expect(readFrontMatter(file(yaml))).toEqual({ data, extra: "", body: "Text.\n" });
  });

  test.each([
    "tags:",
    "title: [x]",
    "created: yesterday",
    "created: 2024-13-45",
    "publish: maybe",
    "title: !!js/function x",
    "Title: x",
    "tags: [[a]]",
  ])("%s is kept unread", (yaml) => {
    expect(readFrontMatter(file(yaml))).toEqual({ data: {}, extra: yaml, body: "Text.\n" });
  });

  test("a divider at the top is none", () => {
    for (const source of [
      "---\n\nText.\n\n---\n\nMore.",
      "---\nText\n---\nMore",
      "---\n- a\n---\n",
      "text",
    ]) {
      expect(readFrontMatter(source)).toEqual({ data: {}, extra: "", body: source });
    }
  });
});

describe("bad front matter is kept and does no harm", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [name, before] of ["ba", "cb", "dc", "ed", "fe"])
    bomb.push(`${name}: &${name} [${`*${before},`.repeat(9)}]`);

  test.each([
    ["broken", "title: [x", "invalid"],
    ["said twice", "title: x\ntitle: y", "invalid"],
    ["an alias bomb", bomb.join("\n"), "aliases"],
    ["nested brackets", `title: ${"[".repeat(5_000)}`, "too-large"],
    ["nested lists", `${"- ".repeat(5_000)}\ntitle: x`, null],
    ["too long", `title: ${"x".repeat(50_000)}`, "too-large"],
  ])("%s", (_name, yaml, problem) => {
    const read = readFrontMatter(file(yaml));
    if (problem === null) return expect(read).toEqual({ data: {}, extra: "", body: file(yaml) });
    expect(read).toEqual({ data: {}, extra: yaml, body: "Text.\n", problem });
    expect(readFrontMatter(writeFrontMatter(read) + read.body)).toEqual(read);
  });

  test.each(["[", "{a: ", "- ", "? ", "a: ", "! ", "&a ", '"', "|\n", "%a\n", "k: v\n", "\t"])(
    "%j over and over takes no more than its share",
    (unit) => {
      const cost = (length: number) => {
        const before = process.threadCpuUsage();
        for (let round = 0; round < 2; round += 1)
          readFrontMatter(file(`a: ${unit.repeat(length / unit.length)}`));
        return process.threadCpuUsage(before).user;
      };
      cost(2_000);
      expect(cost(9_500)).toBeLessThan(8 * cost(4_750) + 100_000);
    },
  );

  test("broken YAML becomes comments once there is more to say, so that the file can be read", () => {
    const written = writeFrontMatter({ data: { tags: ["a"] }, extra: "title: [x" });
    expect(written).toBe("---\ntags:\n  - a\n# title: [x\n---\n");
    expect(readFrontMatter(written)).toEqual({ data: { tags: ["a"] }, extra: "# title: [x", body: "" });
  });
});

describe("writing front matter", () => {
  test("nothing to say is nothing", () => {
    expect(writeFrontMatter({ data: { tags: [], title: "" }, extra: "" })).toBe("");
  });

  test("what is set replaces what could not be read", () => {
    expect(writeFrontMatter({ data: { title: "x" }, extra: "title: [y]\nstatus: z # a" })).toBe(
      "---\ntitle: x\nstatus: z # a\n---\n",
    );
  });

  test("whatever it says is read back", () => {
    const word = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((text) =>
        text
          .toWellFormed()
          .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, " ")
          .trim(),
      )
      .filter((text) => text !== "");
    const list = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    const tag = word
      .map((text) => text.replace(/^#+/, ""))
      .filter((text) => text.trim() === text && text !== "");
    const date = fc
      .date({ min: new Date(0), max: new Date("2099-01-01"), noInvalidDate: true })
      .map((d) => d.toISOString());
    const data = fc.record(
      {
        title: word,
        tags: fc.uniqueArray(tag, { minLength: 1, maxLength: 4 }),
        aliases: list,
        description: fc.oneof(word, fc.constant("a: 'b'\nc # d\n- e")),
        cover: word,
        created: date,
        updated: date,
        publish: fc.boolean(),
        permalink: word,
      },
      { requiredKeys: [] },
    );
    const extra = fc.constantFrom(
      "",
      "status: draft # x",
      "# a comment\nweight: 3\nlist:\n  - a",
      "? [a]\n: b",
    );
    fc.assert(
      fc.property(data, extra, (said, more) => {
        const read = readFrontMatter(`${writeFrontMatter({ data: said, extra: more })}Text.`);
        expect(read).toEqual({ data: said, extra: more, body: "Text." });
      }),
      { numRuns: 300 },
    );
  });
});
