import { Node, mergeAttributes } from "@tiptap/core";
import { embeddable } from "../embeds.ts";

/** Something shown from another site we know; it loads nothing from there until somebody asks for it. */
export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("data-embed") },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-embed]",
      getAttrs: (element) => (embeddable(element.getAttribute("data-embed")) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes: { src: _src, ...rest } }) => {
    const found = embeddable(node.attrs.src);
    const page = found?.page ?? null;
    return [
      "figure",
      mergeAttributes(rest, { class: "embed", ...(page ? { "data-embed": page } : {}) }),
      ...(page ? [["a", { href: page, rel: "noopener noreferrer nofollow" }, page] as const] : []),
    ];
  },
});
