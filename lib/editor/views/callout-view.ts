import type { NodeViewRenderer } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { textOrNull } from "../extensions/attributes.ts";
import { calloutKind } from "../extensions/callout.ts";
import { drawnView } from "./drawn-view.ts";
import { element, fixed, setAttribute } from "./element.ts";

/** A callout as on read views: its title above its blocks. */
export const calloutView: NodeViewRenderer = ({ node }) => {
  const title = fixed("p", { class: "callout-title" });
  const body = element("div", { class: "callout-body" });
  const dom = element("div", { class: "callout", role: "note" }, title, body);
  const show = (attrs: Attrs) => {
    const kind = calloutKind(attrs.kind);
    const said = textOrNull(attrs.title) ?? blocksTexts.callout[kind];
    if (title.textContent !== said) title.textContent = said;
    setAttribute(dom, "data-kind", kind);
    setAttribute(dom, "aria-label", said);
  };
  return {
    ...drawnView(node, dom, show),
    contentDOM: body,
    ignoreMutation: (mutation) => !body.contains(mutation.target) && mutation.type !== "selection",
  };
};
