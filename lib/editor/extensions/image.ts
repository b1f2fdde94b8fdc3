import { mergeAttributes, nodeInputRule } from "@tiptap/core";
import { Image } from "@tiptap/extension-image";
import { isAllowedImageSource } from "../addresses.ts";

const TYPED_IMAGE = /(?:^|\s)(!\[([^\]]*)\]\((\S+?)(?:\s+"([^"]*)")?\))$/;

/** A block image from our attachments or the web; any other source is refused when pasted, typed or shown. */
export const NoteImage = Image.extend({
  addAttributes: () => ({
    src: { default: null },
    alt: { default: null },
    title: { default: null },
    width: {
      default: null,
      parseHTML: (element: HTMLElement) => imageWidth(element.getAttribute("width")),
    },
  }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element: HTMLElement) => (isAllowedImageSource(element.getAttribute("src")) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const { src, ...rest } = HTMLAttributes;
    return ["img", mergeAttributes(rest, { src: isAllowedImageSource(src) ? src : null, loading: "lazy" })];
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
