import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutBlockIds } from "../block-id.ts";
import { bodyNode } from "../yjs.ts";
import { parseMarkdown } from "./parse.ts";
import { serializeMarkdown } from "./serialize.ts";

/** A body as the schema normalises it (order of marks, defaults), for comparing. */
function normal(body: JSONContent): JSONContent {
  return withoutBlockIds(bodyNode(body).toJSON() as JSONContent);
}

function roundTrip(body: JSONContent): { markdown: string; back: JSONContent } {
  const markdown = serializeMarkdown({ title: "", body });
  return { markdown, back: parseMarkdown(markdown, { liftTitle: false }).body };
}

const tricky = fc.constantFrom(
  ..."*_~`[]()<>#+-=|!\\&$:;.\"'/^{}@%1234 aeé漢🙂".split(""),
  "# ",
  "- ",
  "1. ",
  "2) ",
  "> ",
  "---",
  "===",
  "```",
  "~~~",
  "**",
  "__",
  "~~",
  "[x] ",
  "![",
  "](",
  "<b>",
  "&amp;",
  "&#42;",
  "https://a.example",
  "mailto:",
  "a_b",
  "$x$",
  "$$",
  "[^1]",
  "[^1]: ",
  "| a |",
  "|---|",
  "<!--",
);
const words = fc.array(
  fc.oneof(tricky, fc.string({ unit: "binary", maxLength: 3 }), fc.lorem({ maxCount: 2 })),
  {
    minLength: 1,
    maxLength: 6,
  },
);
/** Visible text without the white space that Markdown drops at the ends of blocks, breaks and emphasis. */
const text = words
  .map((parts) =>
    parts
      .join("")
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF\s]+/gu, " ")
      .trim(),
  )
  .filter((value) => value !== "");

const href = fc.constantFrom(
  "https://a.example/x",
  "/n/other",
  "mailto:ana@example.com",
  "https://a.example/(b)?c=*d*&amp;e",
  "a b",
  "#part",
);
const link = fc
  .record({ href, title: fc.option(text, { nil: undefined }) }, { requiredKeys: ["href"] })
  .map(({ href: to, title }) => ({ type: "link", attrs: { href: to, ...(title ? { title } : {}) } }));
const plainMark = (type: string) => fc.constant({ type });
const marks = fc.uniqueArray(
  fc.oneof(
    plainMark("bold"),
    plainMark("italic"),
    plainMark("strike"),
    plainMark("underline"),
    plainMark("code"),
    link,
  ),
  { maxLength: 3, selector: ({ type }) => type },
);
const run = fc.record({ text, marks }).map(({ text: value, marks: list }) => ({
  type: "text",
  text: value,
  ...(list.length > 0 ? { marks: list } : {}),
}));
const raw = fc
  .constantFrom("<kbd>", "</kbd>", "[^note]", "$a_b$", "<!-- note -->", "![cat](cat.png)")
  .map((source) => ({ type: "text", text: source, marks: [{ type: "rawInline" }] }));
const inline: fc.Arbitrary<JSONContent[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: run },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((nodes) => [{ type: "text", text: "s" }, ...nodes, { type: "text", text: "e" }]);
const looseInline = fc.oneof(
  inline,
  run.map((node) => [node]),
);

const paragraph = looseInline.map((content): JSONContent => ({ type: "paragraph", content }));
const emptyParagraph: JSONContent = { type: "paragraph" };
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), looseInline)
  .map(([level, content]): JSONContent => ({ type: "heading", attrs: { level }, content }));
const codeBlock = fc
  .tuple(
    fc.constantFrom(null, "ts", "c++"),
    fc.array(fc.oneof(text, fc.constantFrom("", "```", "~~~~", "  x"))),
  )
  .map(([language, lines]): JSONContent => {
    const code = lines.join("\n");
    return {
      type: "codeBlock",
      ...(language ? { attrs: { language } } : {}),
      ...(code === "" ? {} : { content: [{ type: "text", text: code }] }),
    };
  });
const image = fc
  .record({
    src: fc.constantFrom(
      "/attachments/abc123/cat.png",
      "https://a.example/b_c_.png",
      "https://a.example/b (1).png",
    ),
    alt: fc.option(text, { nil: null }),
    title: fc.option(text, { nil: null }),
    width: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null }),
  })
  .map((attrs): JSONContent => ({ type: "image", attrs }));
const cell = (type: string, align: string | null) =>
  fc.option(looseInline, { nil: undefined }).map((content): JSONContent => ({
    type,
    ...(align ? { attrs: { align } } : {}),
    content: [{ type: "paragraph", ...(content ? { content } : {}) }],
  }));
const table = fc
  .array(fc.constantFrom(null, "left", "center", "right"), { minLength: 1, maxLength: 3 })
  .chain((aligns) =>
    fc
      .tuple(
        fc.tuple(
          ...aligns.map((align) =>
            looseInline.map((content): JSONContent => ({
              type: "tableHeader",
              ...(align ? { attrs: { align } } : {}),
              content: [{ type: "paragraph", content }],
            })),
          ),
        ),
        fc.array(fc.tuple(...aligns.map((align) => cell("tableCell", align))), { maxLength: 3 }),
      )
      .map(([head, rows]): JSONContent => ({
        type: "table",
        content: [head, ...rows].map((content) => ({ type: "tableRow", content })),
      })),
  );
const rawBlock = fc
  .constantFrom("<div>\nhtml\n</div>", "[^1]: A footnote.", "$$\na + b\n$$", "<!-- note -->")
  .map((source): JSONContent => ({ type: "rawMarkdown", content: [{ type: "text", text: source }] }));

const { blocks } = fc.letrec<{ block: JSONContent; blocks: JSONContent[]; items: JSONContent[][] }>(
  (tie) => ({
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      paragraph,
      heading,
      codeBlock,
      image,
      table,
      rawBlock,
      fc.constant<JSONContent>({ type: "horizontalRule" }),
      tie("blocks").map((content): JSONContent => ({ type: "blockquote", content })),
      tie("items").map((items): JSONContent => ({
        type: "bulletList",
        content: items.map((content) => ({ type: "listItem", content })),
      })),
      fc.tuple(tie("items"), fc.constantFrom(1, 0, 7)).map(([items, start]): JSONContent => ({
        type: "orderedList",
        attrs: { start },
        content: items.map((content) => ({ type: "listItem", content })),
      })),
      fc.tuple(tie("items"), fc.boolean()).map(([items, checked]): JSONContent => ({
        type: "taskList",
        content: items.map((content) => ({ type: "taskItem", attrs: { checked }, content })),
      })),
    ),
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4 }),
    items: fc.array(
      fc
        .tuple(fc.option(paragraph, { nil: emptyParagraph }), fc.array(tie("block"), { maxLength: 2 }))
        // An empty paragraph before another one cannot be written.
        .filter(([first, rest]) => first.content !== undefined || rest[0]?.type !== "paragraph")
        .map(([first, rest]) => [first, ...rest]),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

describe("Markdown and back", () => {
  test("every document of the schema survives", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(blocks, (content) => {
        // Writing once normalises what Markdown cannot say (white space at the edges of emphasis, for instance).
        const body = normal(roundTrip({ type: "doc", content }).back);
        const { markdown, back } = roundTrip(body);
        expect(normal(back), markdown).toEqual(body);
        expect(serializeMarkdown({ title: "", body: back })).toBe(markdown);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });

  test("no text is lost or invented", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(blocks, (content) => {
        const before = normal({ type: "doc", content });
        const { markdown, back } = roundTrip(before);
        expect(normal(back), markdown).toEqual(before);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });

  test("any Markdown is stable after one pass", { timeout: 120_000 }, () => {
    const line = fc
      .array(fc.oneof(tricky, fc.lorem({ maxCount: 3 })), { maxLength: 8 })
      .map((parts) => parts.join(""));
    const indented = fc
      .tuple(fc.constantFrom("", "  ", "    ", "> ", "- ", "1. ", "\t"), line)
      .map((parts) => parts.join(""));
    const source = fc.array(indented, { maxLength: 8 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(source, (markdown) => {
        const first = roundTrip(parseMarkdown(markdown, { liftTitle: false }).body);
        const second = roundTrip(first.back);
        expect(second.markdown).toBe(first.markdown);
        bodyNode(first.back);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    );
  });
});

test(
  "a paragraph with a hundred thousand line breaks is written in seconds, not hours",
  { timeout: 60_000 },
  () => {
    const line = [{ type: "text", text: "a", marks: [{ type: "bold" }] }, { type: "hardBreak" }];
    const content = [...Array.from({ length: 100_000 }, () => line).flat(), { type: "text", text: "b" }];
    const start = performance.now();
    const markdown = serializeMarkdown({
      title: "",
      body: { type: "doc", content: [{ type: "paragraph", content }] },
    });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(markdown.match(/\\\n/g)).toHaveLength(100_000);
  },
);
