import { Node, mergeAttributes } from "@tiptap/core";
import { ATOM_TEXT, textOrNull } from "./attributes.ts";

/** What a footnote is called in Markdown: no spaces and no brackets. */
export function footnoteLabel(value: unknown): string {
  return (textOrNull(value) ?? "").replace(/[\s[\]^]+/g, "").slice(0, 100) || "1";
}

/** The place in the text that a footnote belongs to. */
export const FootnoteReference = Node.create({
  name: "footnoteReference",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    label: {
      default: "1",
      parseHTML: (element: HTMLElement) => footnoteLabel(element.getAttribute("data-footnote")),
    },
  }),
  parseHTML: () => [{ tag: "sup[data-footnote]", priority: 60 }],
  renderHTML: ({ node, HTMLAttributes: { label: _label, ...rest } }) => {
    const label = footnoteLabel(node.attrs.label);
    return ["sup", mergeAttributes(rest, { class: "footnote-reference", "data-footnote": label }), label];
  },
  renderText: () => ATOM_TEXT,
  extendNodeSchema: ({ name }) => (name === "footnoteReference" ? { leafText: () => ATOM_TEXT } : {}),
});

/** What a footnote says. It may stand anywhere; read views gather the footnotes at their end. */
export const FootnoteDefinition = Node.create({
  name: "footnoteDefinition",
  group: "block",
  content: "block*",
  defining: true,
  addAttributes: () => ({
    label: {
      default: "1",
      parseHTML: (element: HTMLElement) => footnoteLabel(element.getAttribute("data-footnote-definition")),
    },
  }),
  parseHTML: () => [{ tag: "div[data-footnote-definition]" }],
  renderHTML: ({ node, HTMLAttributes: { label: _label, ...rest } }) => [
    "div",
    mergeAttributes(rest, { class: "footnote", "data-footnote-definition": footnoteLabel(node.attrs.label) }),
    0,
  ],
});
