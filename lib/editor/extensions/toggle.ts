import { Node, mergeAttributes } from "@tiptap/core";

/**
 * A summary line with content that can be folded away. Both parts may be missing or there twice, because people edit at
 * once: what the schema could not hold would be deleted from the shared document.
 */
export const Toggle = Node.create({
  name: "toggle",
  group: "block",
  content: "(toggleSummary | toggleContent)*",
  defining: true,
  isolating: true,
  addAttributes: () => ({
    open: {
      default: false,
      parseHTML: (element: HTMLElement) => element.hasAttribute("open"),
    },
  }),
  parseHTML: () => [{ tag: "details" }],
  renderHTML: ({ node, HTMLAttributes: { open: _open, ...rest } }) => [
    "details",
    mergeAttributes(rest, { class: "toggle", ...(node.attrs.open === true ? { open: "" } : {}) }),
    0,
  ],
});

export const ToggleSummary = Node.create({
  name: "toggleSummary",
  content: "inline*",
  defining: true,
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "summary" }],
  renderHTML: ({ HTMLAttributes }) => ["summary", HTMLAttributes, 0],
});

export const ToggleContent = Node.create({
  name: "toggleContent",
  content: "block*",
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: "div.toggle-content" }],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { class: "toggle-content" }),
    0,
  ],
});
