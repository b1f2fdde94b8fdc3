import type { JSONContent } from "@tiptap/core";
import fc from "fast-check";

/** Text that means something in Markdown somewhere. */
export const tricky = fc.constantFrom(
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
  "==",
  "[[",
  "]]",
  "[[a|b]]",
  "![[a]]",
  "[TOC]",
  "[!note] ",
  "<details>",
  "</summary>",
  "<td>",
  "<sub>",
  "</u>",
  "mention:",
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
    plainMark("highlight"),
    plainMark("underline"),
    fc.constantFrom({ type: "superscript" }, { type: "subscript" }),
    plainMark("code"),
    link,
  ),
  { maxLength: 3, selector: ({ type }) => (type === "superscript" ? "subscript" : type) },
);
const run = fc.record({ text, marks }).map(({ text: value, marks: list }) => ({
  type: "text",
  text: value,
  ...(list.length > 0 ? { marks: list } : {}),
}));
const raw = fc
  .constantFrom("<kbd>", "</kbd>", "$$a_b$$", "<!-- note -->", "![cat](cat.png)", "![[cat.png|30]]")
  .map((source) => ({ type: "text", text: source, marks: [{ type: "rawInline" }] }));
const label = fc.stringMatching(/^[\w*$.-]{1,8}$/);
const user = fc.constantFrom("0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11", "6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10");
const optional = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [name]: given }));
const noteLink = fc
  .tuple(text, optional("heading", text), optional("alias", text))
  .map(([target, heading, alias]) => ({ type: "noteLink", attrs: { target, ...heading, ...alias } }));
const atom = fc
  .tuple(
    fc.oneof(
      noteLink,
      fc.tuple(user, text).map(([id, name]) => ({ type: "mention", attrs: { user: id, name } })),
      label.map((name) => ({ type: "footnoteReference", attrs: { label: name } })),
      fc
        .constantFrom("x", "a_1^2", "\\frac{a}{b}", "\\$5", "a|b", "{[(", "x*y*z", "a `b` c")
        .map((tex) => ({ type: "mathInline", attrs: { tex } })),
    ),
    marks.map((list) => list.filter(({ type }) => type !== "code")),
  )
  .map(([node, list]): JSONContent => ({ ...node, ...(list.length > 0 ? { marks: list } : {}) }));
const inline: fc.Arbitrary<JSONContent[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: run },
      { weight: 1, arbitrary: raw },
      { weight: 2, arbitrary: atom },
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
  atom.map((node) => [node]),
);

const paragraph = looseInline.map((content): JSONContent => ({ type: "paragraph", content }));
const emptyParagraph: JSONContent = { type: "paragraph" };
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), looseInline)
  .map(([level, content]): JSONContent => ({ type: "heading", attrs: { level }, content }));
const codeBlock = fc
  .tuple(
    fc.constantFrom(null, "ts", "c++", "mermaid"),
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
    caption: fc.option(text, { nil: null }),
    width: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  })
  .map((attrs): JSONContent => ({ type: "image", attrs }));
const mathBlock = fc
  .array(fc.constantFrom("x", "  a &= b \\\\", "y $$", "$$", "", "```", "a > b", "- c", "| d |"), {
    maxLength: 4,
  })
  .map((lines) => lines.join("\n"))
  .map((tex): JSONContent => ({
    type: "mathBlock",
    ...(tex ? { content: [{ type: "text", text: tex }] } : {}),
  }));
const leaf = fc.oneof(
  fc.constant<JSONContent>({ type: "tableOfContents" }),
  fc.constant<JSONContent>({ type: "horizontalRule" }),
  fc
    .constantFrom("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "https://vimeo.com/76979871")
    .map((src): JSONContent => ({ type: "embed", attrs: { src } })),
  fc
    .tuple(
      text,
      optional("size", fc.integer({ min: 1 })),
      optional("type", fc.constantFrom("application/pdf", "text/x.y+z")),
    )
    .map(([name, size, type]): JSONContent => ({
      type: "file",
      attrs: { src: "/attachments/6f1c9a52/recipe.pdf", name, ...size, ...type },
    })),
  fc
    .tuple(text, optional("heading", text))
    .map(([target, heading]): JSONContent => ({ type: "noteEmbed", attrs: { target, ...heading } })),
  fc
    .constantFrom("<div>\nhtml\n</div>", "<!-- note -->", "<section>\n<b>x</b>\n</section>", ":::\nx\n:::")
    .map((source): JSONContent => ({ type: "rawMarkdown", content: [{ type: "text", text: source }] }))
    .filter(({ content }) => content?.[0]?.text?.startsWith("<") === true),
);

const table = (rows: JSONContent[][]): JSONContent => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});

/** A rectangle of cells, as GFM has it. */
const gfmTable = fc
  .array(fc.constantFrom(null, "left", "center", "right"), { minLength: 1, maxLength: 3 })
  .chain((aligns) => {
    const cell = (type: string) => (align: string | null) =>
      fc.option(looseInline, { nil: undefined }).map((content): JSONContent => ({
        type,
        ...(align ? { attrs: { align } } : {}),
        content: [{ type: "paragraph", ...(content ? { content } : {}) }],
      }));
    const row = (type: string) => fc.tuple(...aligns.map(cell(type)));
    return fc.tuple(
      fc.option(row("tableHeader"), { nil: null }),
      fc.array(row("tableCell"), { maxLength: 3 }),
    );
  })
  .map(([head, rows]) => [...(head ? [head] : []), ...rows])
  .filter((rows) => rows.length > 0)
  .map((rows) => table(rows));

const kind = fc.constantFrom("note", "tip", "important", "warning", "caution", "todo", "tip-");

type Blocks = fc.Arbitrary<JSONContent[]>;

const quotes = (blocks: Blocks) => [
  blocks.map((content): JSONContent => ({ type: "blockquote", content })),
  fc.tuple(kind, optional("title", text), blocks).map(([word, title, content]): JSONContent => ({
    type: "callout",
    attrs: { kind: word, ...title },
    content,
  })),
  fc.tuple(label, blocks).map(([name, content]): JSONContent => ({
    type: "footnoteDefinition",
    attrs: { label: name },
    content,
  })),
];

const toggle = (blocks: Blocks) =>
  fc
    .tuple(fc.boolean(), fc.option(looseInline, { nil: undefined }), blocks)
    .map(([open, summary, content]): JSONContent => ({
      type: "toggle",
      ...(open ? { attrs: { open } } : {}),
      content: [
        { type: "toggleSummary", ...(summary ? { content: summary } : {}) },
        { type: "toggleContent", content },
      ],
    }));

const lists = (items: fc.Arbitrary<JSONContent[][]>) => [
  items.map((each): JSONContent => ({
    type: "bulletList",
    content: each.map((content) => ({ type: "listItem", content })),
  })),
  fc.tuple(items, fc.constantFrom(1, 0, 7)).map(([each, start]): JSONContent => ({
    type: "orderedList",
    attrs: { start },
    content: each.map((content) => ({ type: "listItem", content })),
  })),
  fc.tuple(items, fc.boolean()).map(([each, checked]): JSONContent => ({
    type: "taskList",
    content: each.map((content) => ({ type: "taskItem", attrs: { checked }, content })),
  })),
];

/** Any cells in any rows, which GFM cannot write. */
const anyTable = (cell: fc.Arbitrary<JSONContent>) =>
  fc
    .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((rows) => table(rows));

const anyCell = (blocks: Blocks) =>
  fc
    .tuple(
      fc.constantFrom("tableCell", "tableHeader"),
      fc.constantFrom({}, { colspan: 2 }, { rowspan: 3 }, { align: "center" }, { colwidth: [120] }),
      fc.oneof(
        { depthSize: "small" },
        fc.constant<JSONContent[]>([emptyParagraph]),
        fc.array(image, { minLength: 1, maxLength: 2 }),
        blocks,
      ),
    )
    .map(([type, attrs, content]): JSONContent => ({ type, attrs, content }));

const anyItems = (block: fc.Arbitrary<JSONContent>) =>
  fc.array(
    fc
      .tuple(fc.option(paragraph, { nil: emptyParagraph }), fc.array(block, { maxLength: 2 }))
      .map(([first, rest]) => [first, ...rest]),
    { minLength: 1, maxLength: 3 },
  );

type Tree = { block: JSONContent; blocks: JSONContent[]; items: JSONContent[][]; cell: JSONContent };

/** Bodies made of every node and mark of the schema, each at least once in a few hundred. */
export const { blocks: arbitraryBlocks } = fc.letrec<Tree>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    paragraph,
    heading,
    codeBlock,
    mathBlock,
    image,
    leaf,
    gfmTable,
    anyTable(tie("cell")),
    ...quotes(tie("blocks")),
    toggle(tie("blocks")),
    ...lists(tie("items")),
  ),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4 }),
  items: anyItems(tie("block")),
  cell: anyCell(tie("blocks")),
}));
