import type { NodeViewRenderer } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { isAllowedImageSource } from "../addresses.ts";
import { textOrNull } from "../extensions/attributes.ts";
import { imagePercent } from "../extensions/image.ts";
import { drawnView } from "./drawn-view.ts";
import { element, fixed, setAttribute } from "./element.ts";

const NARROWEST = 10;

/** A picture with its caption; its lower corner makes it wider and narrower. */
export const imageView: NodeViewRenderer = ({ node, view, getPos }) => {
  const image = element("img", { loading: "lazy", decoding: "async" });
  const handle = element("span", { class: "image-handle", "aria-hidden": "true" });
  const caption = element("figcaption");
  const box = element("span", { class: "image-box" }, image, handle);
  const dom = fixed("figure", { class: "image" }, box);
  const show = (attrs: Attrs) => {
    const width = imagePercent(attrs.width);
    const said = textOrNull(attrs.caption);
    setAttribute(image, "src", isAllowedImageSource(attrs.src) ? attrs.src : null);
    setAttribute(image, "alt", textOrNull(attrs.alt) ?? "");
    setAttribute(image, "title", textOrNull(attrs.title));
    box.style.width = width === null ? "" : `${width}%`;
    dom.toggleAttribute("data-sized", width !== null);
    caption.textContent = said ?? "";
    if (said === null) caption.remove();
    else dom.append(caption);
    dom.toggleAttribute("data-missing", !isAllowedImageSource(attrs.src));
    setAttribute(dom, "data-said", isAllowedImageSource(attrs.src) ? null : blocksTexts.missingImage);
  };
  resizeWith(handle, {
    mayResize: () => view.editable,
    show: (percent) => {
      box.style.width = `${percent}%`;
      dom.setAttribute("data-sized", "");
    },
    percentAt: (clientX) => {
      const { left, width } = dom.getBoundingClientRect();
      return Math.min(100, Math.max(NARROWEST, Math.round(((clientX - left) / width) * 100)));
    },
    done: (percent) => {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, "width", percent));
    },
  });
  return {
    ...drawnView(node, dom, show),
    stopEvent: (event) => event.target === handle,
  };
};

type Resizing = {
  mayResize: () => boolean;
  percentAt: (clientX: number) => number;
  show: (percent: number) => void;
  done: (percent: number) => void;
};

function resizeWith(handle: HTMLElement, { mayResize, percentAt, show, done }: Resizing): void {
  let percent: number | null = null;
  handle.addEventListener("pointerdown", (event) => {
    if (!mayResize() || event.button !== 0) return;
    event.preventDefault();
    percent = percentAt(event.clientX);
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (percent === null) return;
    percent = percentAt(event.clientX);
    show(percent);
  });
  const end = () => {
    if (percent !== null) done(percent);
    percent = null;
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}
