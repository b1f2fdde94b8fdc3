import type { NodeViewRenderer } from "@tiptap/core";
import type { Attrs } from "@tiptap/pm/model";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { textOrNull } from "../extensions/attributes.ts";
import { embeddable, type Embeddable } from "../embeds.ts";
import { drawnView } from "./drawn-view.ts";
import { button, element, fixed } from "./element.ts";

/** A card that says what is embedded; the other site is asked only when somebody presses "Show". */
export const embedView: NodeViewRenderer = ({ node }) => {
  const dom = fixed("figure", { class: "embed" });
  let shown: string | null = null;
  const show = ({ src }: Attrs) => {
    const found = embeddable(src);
    const next = found?.page ?? textOrNull(src) ?? "";
    if (next === shown) return;
    shown = next;
    dom.toggleAttribute("data-empty", !found);
    dom.replaceChildren(...(found ? card(found, dom) : [element("p", {}, nothing(src))]));
  };
  return {
    ...drawnView(node, dom, show),
    stopEvent: (event) =>
      event.target instanceof Element && event.target.closest("a, button, iframe") !== null,
  };
};

function nothing(src: unknown): string {
  const address = textOrNull(src);
  return address === null ? blocksTexts.emptyEmbed : blocksTexts.unknownEmbed(address);
}

function card(found: Embeddable, dom: HTMLElement): HTMLElement[] {
  const link = element(
    "a",
    { href: found.page, rel: "noopener noreferrer nofollow", target: "_blank" },
    element("span", { class: "embed-provider" }, blocksTexts.openEmbed(found.provider)),
    element("span", { class: "embed-address" }, found.page.replace(/^https:\/\/(?:www\.)?/, "")),
  );
  const open = button({ class: "embed-show" }, () => dom.replaceChildren(frame(found)));
  open.textContent = blocksTexts.showEmbed(found.provider);
  return [link, open];
}

/** Its scripts run under the other site's origin, and cannot lead this page elsewhere. */
function frame({ frame: src, provider, shape }: Embeddable): HTMLIFrameElement {
  const made = element("iframe", {
    src,
    title: blocksTexts.embedFrame(provider),
    sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation",
    allow: "fullscreen; encrypted-media; picture-in-picture",
    referrerpolicy: "strict-origin-when-cross-origin",
    loading: "lazy",
  });
  if ("ratio" in shape) made.style.aspectRatio = String(1 / shape.ratio);
  else made.style.height = `${shape.height}px`;
  return made;
}
