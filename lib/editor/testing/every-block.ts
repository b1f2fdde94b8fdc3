import type { JSONContent } from "@tiptap/core";

const text = (words: string, ...marks: string[]): JSONContent => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: "paragraph", content });
const cell = (type: "tableCell" | "tableHeader", attrs: object, ...content: JSONContent[]): JSONContent => ({
  type,
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content,
});

const user = "0d9d7f0e-5c1b-4a53-9d55-3f4e8f6f2b11";

/** One of each node and mark of the schema, as people would write them. */
export const everyBlock: readonly JSONContent[] = [
  { type: "heading", attrs: { level: 2 }, content: [text("Feeding the starter")] },
  paragraph(
    text("daily", "bold"),
    text(", "),
    text("slowly", "italic"),
    text(", "),
    text("never", "strike"),
    text(" "),
    text("always", "underline"),
    text(", with "),
    text("rye()", "code"),
    { type: "hardBreak" },
    text("from "),
    {
      type: "text",
      text: "the mill",
      marks: [{ type: "link", attrs: { href: "https://example.com/mill", title: "By the river" } }],
    },
    text(", then "),
    text("<kbd>", "rawInline"),
    text("Enter"),
    text("</kbd>", "rawInline"),
  ),
  { type: "blockquote", content: [paragraph(text("Patience is an ingredient."))] },
  {
    type: "orderedList",
    attrs: { start: 3 },
    content: [{ type: "listItem", content: [paragraph(text("wait"))] }],
  },
  {
    type: "taskList",
    content: [
      { type: "taskItem", attrs: { checked: true }, content: [paragraph(text("feed"))] },
      { type: "taskItem", attrs: { checked: false }, content: [paragraph(text("bake"))] },
    ],
  },
  { type: "horizontalRule" },
  { type: "codeBlock", attrs: { language: "js" }, content: [text("const water = 78;")] },
  { type: "rawMarkdown", content: [text('<div align="center">\n  The oven\n</div>')] },
  paragraph(
    text("marked", "highlight"),
    text(" H"),
    text("2", "subscript"),
    text("O 10"),
    text("6", "superscript"),
    { type: "footnoteReference", attrs: { label: "why" } },
    text(" "),
    { type: "mathInline", attrs: { tex: "e^{i\\pi}+1=0" } },
    text(" "),
    { type: "noteLink", attrs: { target: "Sourdough", heading: "Flour", alias: "the flour" } },
    text(" "),
    { type: "mention", attrs: { user, name: "Ana Ruiz" } },
  ),
  { type: "tableOfContents" },
  {
    type: "callout",
    attrs: { kind: "tip", title: "Warm water" },
    content: [
      paragraph(text("About 26 °C.")),
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("never hotter"))] }] },
    ],
  },
  {
    type: "toggle",
    attrs: { open: true },
    content: [
      { type: "toggleSummary", content: [text("Why "), text("rye", "bold")] },
      { type: "toggleContent", content: [paragraph(text("It ferments faster."))] },
    ],
  },
  { type: "mathBlock", content: [text("\\int_0^1 x^2\\,dx = \\frac{1}{3}")] },
  { type: "codeBlock", attrs: { language: "mermaid" }, content: [text("graph TD\n  A[Flour] --> B[Dough]")] },
  { type: "embed", attrs: { src: "https://www.youtube.com/watch?v=aqz-KE-bpKQ" } },
  {
    type: "file",
    attrs: {
      src: "/attachments/6f1c9a52-87d3-4a54-a9c3-5b8d2f1e7c10/recipe.pdf",
      name: "recipe.pdf",
      size: 184_320,
      type: "application/pdf",
    },
  },
  {
    type: "image",
    attrs: {
      src: "/attachments/2b7d0c9e-3f41-4c1a-8f8e-9a6b5c4d3e21/loaf.png",
      alt: "A loaf",
      caption: "Day three",
      width: 60,
    },
  },
  { type: "noteEmbed", attrs: { target: "Sourdough", heading: "Flour" } },
  {
    type: "table",
    content: [
      {
        type: "tableRow",
        content: [
          cell("tableHeader", { colwidth: [160] }, paragraph(text("Day"))),
          cell("tableHeader", { colspan: 2, align: "center" }, paragraph(text("Feeding"))),
        ],
      },
      {
        type: "tableRow",
        content: [
          cell("tableHeader", { colwidth: [160] }, paragraph(text("one"))),
          cell("tableCell", { rowspan: 2 }, paragraph(text("50 g"))),
          cell(
            "tableCell",
            {},
            { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("rye"))] }] },
          ),
        ],
      },
      {
        type: "tableRow",
        content: [
          cell("tableHeader", { colwidth: [160] }, paragraph(text("two"))),
          cell("tableCell", {}, paragraph(text("wheat"))),
        ],
      },
    ],
  },
  { type: "footnoteDefinition", attrs: { label: "why" }, content: [paragraph(text("Yeast likes it warm."))] },
];
