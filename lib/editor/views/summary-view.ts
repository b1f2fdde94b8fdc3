import type { NodeViewRenderer } from "@tiptap/core";
import { element } from "./element.ts";

/** The line of a toggle; `<summary>` would want a `<details>` around it, which takes the space bar for itself. */
export const summaryView: NodeViewRenderer = () => {
  const dom = element("div", { class: "toggle-summary" });
  return { dom, contentDOM: dom };
};
