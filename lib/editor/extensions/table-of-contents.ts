import { Node, mergeAttributes } from "@tiptap/core";

/** The headings of the note as links, always as they are now. */
export const TableOfContents = Node.create({
  name: "tableOfContents",
  group: "block",
  atom: true,
  parseHTML: () => [{ tag: "nav.contents-block" }],
  renderHTML: ({ HTMLAttributes }) => ["nav", mergeAttributes(HTMLAttributes, { class: "contents-block" })],
});
