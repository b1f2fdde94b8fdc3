import type { NodeViewRenderer } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { element, fixed } from "./element.ts";
import { watchDocument } from "./watch-document.ts";

type Heading = { level: number; text: string; pos: number };

/** The headings as links, brought up to date whenever the typing pauses. */
export const contentsView: NodeViewRenderer = ({ view }) => {
  const dom = fixed("nav", { class: "contents-block", "aria-label": blocksTexts.contents });
  let shown = "";
  const show = () => {
    const headings = headingsIn(view.state.doc);
    const next = JSON.stringify(headings.map(({ level, text }) => [level, text]));
    if (next === shown) return;
    shown = next;
    dom.replaceChildren(listOf(headings, (index) => goToHeading(view, index)));
  };
  const stop = watchDocument(view, show);
  return {
    dom,
    ignoreMutation: () => true,
    stopEvent: (event) => event.target instanceof HTMLAnchorElement,
    destroy: stop,
  };
};

function headingsIn(doc: ProseMirrorNode): Heading[] {
  const headings: Heading[] = [];
  doc.descendants((node, pos) => {
    const text = node.type.name === "heading" ? node.textContent.trim() : "";
    if (text !== "") headings.push({ level: Number(node.attrs.level), text, pos });
    return !node.isTextblock;
  });
  return headings;
}

function listOf(headings: Heading[], go: (index: number) => void): HTMLElement {
  if (headings.length === 0) return element("p", {}, blocksTexts.noHeadings);
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const items = headings.map(({ level, text }, index) => {
    const link = element("a", { href: "#" }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(index);
    });
    return element("li", { "data-depth": String(levels.indexOf(level)) }, link);
  });
  return element("ul", {}, ...items);
}

/** The document may have changed since the list was made, so the place is looked up now. */
function goToHeading(view: EditorView, index: number): void {
  const heading = headingsIn(view.state.doc)[index];
  if (!heading) return;
  const selection = TextSelection.create(view.state.doc, heading.pos + 1);
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
}
