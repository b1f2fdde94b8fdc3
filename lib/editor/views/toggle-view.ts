import type { NodeViewRenderer } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { button, element, setAttribute } from "./element.ts";

type Fold = { isOpen: () => boolean; setOpen: (open: boolean) => void };

const folds = new WeakMap<Node, Fold>();

/** The toggle drawn as this element, to be opened and closed for this viewer only; null for any other element. */
export function foldOf(dom: Node | null): Fold | null {
  return (dom && folds.get(dom)) ?? null;
}

/** A toggle: what is folded is there, but not shown. Whether it is open is this viewer's affair. */
export const toggleView: NodeViewRenderer = ({ node }) => {
  const fold: Fold = {
    isOpen: () => dom.hasAttribute("data-open"),
    setOpen(open) {
      setAttribute(dom, "data-open", open ? "" : null);
      setAttribute(knob, "aria-expanded", String(open));
    },
  };
  const knob = button({ class: "toggle-knob", "aria-label": blocksTexts.fold, tabindex: "-1" }, () =>
    fold.setOpen(!fold.isOpen()),
  );
  const parts = element("div", { class: "toggle-parts" });
  const dom = element("div", { class: "toggle" }, knob, parts);
  fold.setOpen(node.attrs.open === true);
  folds.set(dom, fold);
  return {
    dom,
    contentDOM: parts,
    update: (next) => next.type === node.type,
    ignoreMutation: (mutation) => !parts.contains(mutation.target) && mutation.type !== "selection",
    stopEvent: (event) => event.target instanceof Node && knob.contains(event.target),
  };
};
