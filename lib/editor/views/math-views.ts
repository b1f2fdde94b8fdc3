import type { NodeViewRenderer } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { textOrNull } from "../extensions/attributes.ts";
import { drawnView } from "./drawn-view.ts";
import { element, fixed } from "./element.ts";
import { showFormula } from "./formula.ts";

const PAUSE_MS = 120;

/** A formula on its own: set, and its source above it while the caret is in it. */
export const mathBlockView: NodeViewRenderer = ({ node, view, getPos }) => {
  const code = element("code", { spellcheck: "false", translate: "no" });
  const source = element("pre", { class: "math-source", "aria-label": blocksTexts.formulaSource }, code);
  const shown = fixed("div", { class: "math-block" });
  const dom = element("div", { class: "math-view" }, source, shown);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tex = "";
  const show = (next: string) => {
    tex = next;
    dom.toggleAttribute("data-empty", tex.trim() === "");
    if (tex.trim() === "") shown.textContent = blocksTexts.emptyFormula;
    else void showFormula(shown, { tex, display: true });
  };
  shown.addEventListener("mousedown", (event) => {
    const pos = getPos();
    if (pos === undefined || event.button !== 0 || !view.editable) return;
    event.preventDefault();
    const end = TextSelection.create(view.state.doc, pos + 1 + tex.length);
    view.dispatch(view.state.tr.setSelection(end));
    view.focus();
  });
  show(node.textContent);
  return {
    dom,
    contentDOM: code,
    update(next) {
      if (next.type !== node.type) return false;
      clearTimeout(timer);
      if (next.textContent !== tex) timer = setTimeout(() => show(next.textContent), PAUSE_MS);
      return true;
    },
    ignoreMutation: (mutation) => !code.contains(mutation.target) && mutation.type !== "selection",
    stopEvent: (event) => event.target instanceof Node && shown.contains(event.target),
    destroy: () => clearTimeout(timer),
  };
};

/** A formula within a line; pressing it selects it. */
export const mathInlineView: NodeViewRenderer = ({ node, view, getPos }) => {
  const dom = element("span", { class: "math-inline", role: "img" });
  const show = (attrs: Attrs) => {
    const tex = textOrNull(attrs.tex) ?? "";
    dom.toggleAttribute("data-empty", tex === "");
    dom.setAttribute("aria-label", tex === "" ? blocksTexts.emptyFormula : tex);
    if (tex === "") dom.textContent = blocksTexts.emptyFormula;
    else void showFormula(dom, { tex, display: false });
  };
  dom.addEventListener("mousedown", (event) => {
    const pos = getPos();
    if (pos === undefined || event.button !== 0) return;
    event.preventDefault();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
    view.focus();
  });
  return drawnView(node, dom, show);
};
