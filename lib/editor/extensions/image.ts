import { mergeAttributes, nodeInputRule } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { isAllowedImageSource } from "../addresses.ts";
import { filled, textOrNull } from "./attributes.ts";

const TYPED_IMAGE = /(?:^|\s)(!\[([^\]]*)\]\((\S+?)(?:\s+"([^"]*)")?\))$/;

/** A block image from our attachments or the web; any other source is refused when pasted, typed or shown. */
export const NoteImage = Image.extend({
  addAttributes: () => ({
    src: { default: null },
    alt: { default: null },
    title: { default: null },
    caption: { default: null },
    width: { default: null, parseHTML: (element: HTMLElement) => widthIn(element.getAttribute("width")) },
  }),
  parseHTML: () => [
    {
      tag: "figure",
      priority: 60,
      getAttrs: (element: HTMLElement) => figureAttributes(element),
    },
    {
      tag: "img[src]",
      getAttrs: (element: HTMLElement) => (isAllowedImageSource(element.getAttribute("src")) ? null : false),
    },
  ],
  renderHTML: ({ node: { attrs }, HTMLAttributes: { caption: _caption, width: _width, ...rest } }) => {
    const width = imagePercent(attrs.width);
    const own = filled({
      src: isAllowedImageSource(attrs.src) ? attrs.src : null,
      width: width === null ? null : `${width}%`,
      loading: "lazy",
    });
    const caption = textOrNull(attrs.caption);
    const image = ["img", mergeAttributes({ ...rest, src: null }, own)] as const;
    return caption === null ? [...image] : ["figure", { class: "image" }, image, ["figcaption", {}, caption]];
  },
  addInputRules() {
    return [
      nodeInputRule({
        find: (text) => {
          const match = text.endsWith(")") ? TYPED_IMAGE.exec(text) : null; // asked at every letter
          if (!match || !isAllowedImageSource(match[3])) return null;
          return {
            index: match.index,
            text: match[0],
            data: { src: match[3], alt: match[2], title: match[4] ?? null },
          };
        },
        type: this.type,
        getAttributes: (match) => match.data ?? {},
      }),
    ];
  },
});

/** A width in CSS pixels that an image may be shown at, or null. */
export function imageWidth(value: unknown): number | null {
  const width = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isInteger(width) && width > 0 && width <= 10_000 ? width : null;
}

/** How wide the column of a note is, in CSS pixels: what a width in pixels is a part of. */
const COLUMN = 688;

/** The part of the column an image takes, in percent, or null for its own size. More than 100 are pixels, as they once were. */
export function imagePercent(value: unknown): number | null {
  const width = imageWidth(value);
  if (width === null) return null;
  return width <= 100 ? width : Math.min(100, Math.round((width / COLUMN) * 100));
}

/** A width as HTML writes it (`50%`, or pixels), in percent of the column. */
export function widthIn(value: string | null): number | null {
  const percent = /^\s*(\d{1,3})(?:\.\d+)?%\s*$/.exec(value ?? "")?.[1];
  if (percent !== undefined) return imagePercent(Math.min(100, Number(percent)));
  const pixels = imageWidth(value);
  return pixels === null ? null : Math.max(1, Math.min(100, Math.round((pixels / COLUMN) * 100)));
}

/** A picture with its caption, as other programs write it too. */
function figureAttributes(figure: HTMLElement): Record<string, unknown> | false {
  const image = figure.querySelector("img");
  const src = image?.getAttribute("src");
  if (!image || !isAllowedImageSource(src)) return false;
  return {
    src,
    alt: image.getAttribute("alt"),
    title: image.getAttribute("title"),
    width: widthIn(image.getAttribute("width")),
    caption: textOrNull(figure.querySelector("figcaption")?.textContent),
    id: figure.getAttribute("data-id") ?? image.getAttribute("data-id"),
  };
}
