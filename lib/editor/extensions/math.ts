import { Node, mergeAttributes } from "@tiptap/core";
import { ATOM_TEXT, textOrNull } from "./attributes.ts";

/** A formula on its own, written in TeX. */
export const MathBlock = Node.create({
  name: "mathBlock",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  parseHTML: () => [{ tag: "pre[data-math]", preserveWhitespace: "full", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    "pre",
    mergeAttributes(HTMLAttributes, { "data-math": "", class: "math-source" }),
    ["code", 0],
  ],
});

/** A formula within a line of text. */
export const MathInline = Node.create({
  name: "mathInline",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    tex: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("data-tex") ?? "" },
  }),
  parseHTML: () => [{ tag: "span[data-tex]" }],
  renderHTML: ({ node, HTMLAttributes: { tex: _tex, ...rest } }) => {
    const tex = textOrNull(node.attrs.tex) ?? "";
    return ["span", mergeAttributes(rest, { class: "math-inline", "data-tex": tex }), tex];
  },
  renderText: () => ATOM_TEXT,
  extendNodeSchema: ({ name }) => (name === "mathInline" ? { leafText: () => ATOM_TEXT } : {}),
});
