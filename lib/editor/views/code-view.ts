import type { NodeViewRenderer } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { isDiagram } from "../diagram-language.ts";
import { copyText } from "./copy-text.ts";
import { DiagramPreview } from "./diagram-preview.ts";
import { button, element, setAttribute } from "./element.ts";

const COPIED_MS = 1_500;

/** Code with a button that copies it, and the diagram that it is the source of. */
export const codeView: NodeViewRenderer = ({ node }) => {
  let current = node;
  const code = element("code", { spellcheck: "false", translate: "no" });
  const copy = button(
    { class: "code-copy", "aria-label": blocksTexts.copyCode, tabindex: "-1" },
    () => void copied(copy, current.textContent),
  );
  const dom = element("div", { class: "code-block" }, element("pre", {}, code), copy);
  const preview = new DiagramPreview(dom);
  const show = ({ attrs, textContent }: ProseMirrorNode) => {
    const language = typeof attrs.language === "string" && attrs.language !== "" ? attrs.language : null;
    setAttribute(code, "class", language === null ? null : `language-${language}`);
    preview.show(isDiagram(language) ? textContent : null);
  };
  show(node);
  return {
    dom,
    contentDOM: code,
    update(next) {
      if (next.type !== node.type) return false;
      current = next;
      show(next);
      return true;
    },
    ignoreMutation: (mutation) => !code.contains(mutation.target) && mutation.type !== "selection",
    stopEvent: (event) => event.target === copy,
    destroy: () => preview.destroy(),
  };
};

async function copied(copy: HTMLElement, text: string): Promise<void> {
  const done = await copyText(text);
  copy.setAttribute("data-said", done ? blocksTexts.copied : blocksTexts.notCopied);
  copy.setAttribute("aria-label", done ? blocksTexts.copied : blocksTexts.notCopied);
  setTimeout(() => {
    copy.removeAttribute("data-said");
    copy.setAttribute("aria-label", blocksTexts.copyCode);
  }, COPIED_MS);
}
