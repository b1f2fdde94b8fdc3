import type { NodeViewRenderer } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { attachmentIdOf } from "../addresses.ts";
import { fileName, fileSize } from "../extensions/file.ts";
import { fileSizeText } from "../file-size-text.ts";
import { drawnView } from "./drawn-view.ts";
import { element, fixed } from "./element.ts";

/** A file as on read views; pressing it selects it, and its own link downloads it. */
export const fileView: NodeViewRenderer = ({ node }) => {
  const dom = fixed("div", { class: "file-block" });
  const show = (attrs: Attrs) => {
    const name = fileName(attrs) || blocksTexts.missingFile;
    const size = fileSize(attrs.size);
    const src = attachmentIdOf(attrs.src) === null ? null : String(attrs.src);
    const parts = [element("span", { class: "file-name" }, name)];
    if (size !== null) parts.push(element("span", { class: "file-size" }, fileSizeText(size)));
    if (src !== null) {
      const label = blocksTexts.download(name);
      const attributes = {
        class: "file-download",
        href: src,
        download: name,
        "aria-label": label,
        title: label,
      };
      parts.push(element("a", attributes));
    }
    dom.toggleAttribute("data-missing", src === null);
    dom.replaceChildren(...parts);
  };
  return {
    ...drawnView(node, dom, show),
    stopEvent: (event) => event.target instanceof HTMLAnchorElement,
  };
};
