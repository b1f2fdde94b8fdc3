import { Mark, Node, mergeAttributes } from "@tiptap/core";

/** Markdown the schema has no block for (HTML, footnote definitions, display math), kept letter by letter. */
export const RawMarkdown = Node.create({
  name: "rawMarkdown",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre[data-raw-markdown]", preserveWhitespace: "full", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    "pre",
    mergeAttributes(HTMLAttributes, { "data-raw-markdown": "", class: "raw-markdown" }),
    ["code", 0],
  ],
});

/** Inline Markdown the schema has no node for (inline HTML, footnote references, math, inline images). */
export const RawInline = Mark.create({
  name: "rawInline",
  excludes: "rawInline code",
  inclusive: false,
  code: true,
  parseHTML: () => [{ tag: "code[data-raw-inline]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    "code",
    mergeAttributes(HTMLAttributes, { "data-raw-inline": "", class: "raw-inline" }),
    0,
  ],
});
