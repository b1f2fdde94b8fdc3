import { imagePercent } from "../extensions/image.ts";
import { escapeHtml, tag } from "../html-tag.ts";

/** The HTML that stands for an image of which Markdown's own syntax cannot say all; null when it can. */
export function imageHtml(attrs: Record<string, unknown>): string | null {
  const [src, alt, title, caption] = [attrs.src, attrs.alt, attrs.title, attrs.caption].map(oneLine);
  const width = imagePercent(attrs.width);
  if (width === null && !(title && caption)) return null;
  const image = tag("img", {
    src: src ?? "",
    alt: alt ?? "",
    ...(title ? { title } : {}),
    ...(width === null ? {} : { width: `${width}%` }),
  });
  return caption ? `<figure>\n${image}\n<figcaption>${escapeHtml(caption)}</figcaption>\n</figure>` : image;
}

function oneLine(value: unknown): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}
