import type { NodeViewRenderer } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { footnoteLabel } from "../extensions/footnotes.ts";
import { footnoteNumbers } from "../footnote-numbers.ts";
import { button, element, fixed } from "./element.ts";
import { watchDocument } from "./watch-document.ts";

type Numbers = { doc: ProseMirrorNode; numbers: Map<string, number> };

const known = new WeakMap<EditorView, Numbers>();

/** The numbers of the footnotes as the document is now; counted once for all who ask. */
function numbersIn(view: EditorView): Map<string, number> {
  const { doc } = view.state;
  const before = known.get(view);
  if (before?.doc === doc) return before.numbers;
  const references: string[] = [];
  const definitions = new Map<string, string[]>();
  let within: { label: string; end: number } | null = null;
  doc.descendants((node, pos) => {
    if (within && pos >= within.end) within = null;
    const label = footnoteLabel(node.attrs.label);
    if (node.type.name === "footnoteDefinition" && !definitions.has(label)) {
      definitions.set(label, []);
      within = { label, end: pos + node.nodeSize };
    }
    if (node.type.name === "footnoteReference")
      (within ? definitions.get(within.label) : references)?.push(label);
    return !node.isTextblock || !node.type.spec.code;
  });
  const numbers = footnoteNumbers({ references, definitions });
  known.set(view, { doc, numbers });
  return numbers;
}

/** The raised number of a footnote; pressing it twice leads to the footnote. */
export const footnoteReferenceView: NodeViewRenderer = ({ node, view }) => {
  const mark = element("a", { role: "link" });
  const dom = element("sup", { class: "footnote-reference" }, mark);
  let label = footnoteLabel(node.attrs.label);
  const show = () => {
    const number = numbersIn(view).get(label);
    const said = number === undefined ? `[${label}]` : String(number);
    if (mark.textContent !== said) mark.textContent = said;
    mark.setAttribute("aria-label", number === undefined ? said : blocksTexts.footnote(number));
  };
  mark.textContent = label;
  dom.addEventListener("dblclick", (event) => {
    event.preventDefault();
    goToFootnote(view, label);
  });
  const stop = watchDocument(view, show);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      label = footnoteLabel(next.attrs.label);
      return true;
    },
    ignoreMutation: () => true,
    destroy: stop,
  };
};

/** What a footnote says, its number before it and the way back behind it. */
export const footnoteDefinitionView: NodeViewRenderer = ({ node, view }) => {
  const number = fixed("span", { class: "footnote-number" });
  const body = element("div", { class: "footnote-body" });
  const back = button({ class: "footnote-back", tabindex: "-1" }, () => goToReference(view, label));
  back.textContent = "↩";
  const dom = element("div", { class: "footnote", role: "doc-footnote" }, number, body, back);
  let label = footnoteLabel(node.attrs.label);
  const show = () => {
    const found = numbersIn(view).get(label);
    const said = found === undefined ? label : String(found);
    number.textContent = said;
    back.setAttribute("aria-label", blocksTexts.backToText(found ?? 0));
    dom.setAttribute("aria-label", blocksTexts.footnote(found ?? 0));
  };
  number.textContent = label;
  const stop = watchDocument(view, show);
  return {
    dom,
    contentDOM: body,
    update(next) {
      if (next.type !== node.type) return false;
      label = footnoteLabel(next.attrs.label);
      return true;
    },
    ignoreMutation: (mutation) => !body.contains(mutation.target) && mutation.type !== "selection",
    stopEvent: (event) => event.target instanceof Node && back.contains(event.target),
    destroy: stop,
  };
};

/** Puts the caret into the footnote of this label; false when it is not written. */
export function goToFootnote(view: EditorView, label: string): boolean {
  const pos = find(view.state.doc, "footnoteDefinition", label);
  return pos !== null && go(view, Selection.near(view.state.doc.resolve(pos + 1)));
}

function goToReference(view: EditorView, label: string): boolean {
  const pos = find(view.state.doc, "footnoteReference", label);
  if (pos === null) return false;
  const { doc } = view.state;
  return go(view, view.editable ? TextSelection.create(doc, pos + 1) : NodeSelection.create(doc, pos));
}

function go(view: EditorView, selection: Selection): boolean {
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
  return true;
}

function find(doc: ProseMirrorNode, type: string, label: string): number | null {
  let found: number | null = null;
  doc.descendants((node, pos) => {
    if (found === null && node.type.name === type && footnoteLabel(node.attrs.label) === label) found = pos;
    return found === null;
  });
  return found;
}
