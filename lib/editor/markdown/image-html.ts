import type { JSONContent } from "@tiptap/core";
import { isAllowedImageSource } from "../addresses.ts";
import { imagePercent, widthIn } from "../extensions/image.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { decodedHtml } from "./html-inline.ts";

const IMAGE = /^<img((?: (?:src|alt|title|width)="[^"<>]*")+)\s*\/?>\s*$/;
const FIGURE = /^<figure>\s*(<img[^<>]*>)\s*<figcaption>([^<>]*)<\/figcaption>\s*<\/figure>\s*$/;

/** The image that HTML is; null for HTML that says more, or something else. */
export function imageFromHtml(source: string): JSONContent | null {
  const [, image = source, caption = ""] = FIGURE.exec(source) ?? [];
  const list = IMAGE.exec(image)?.[1];
  if (list === undefined) return null;
  const found = new Map(
    [...list.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decodedHtml(value)]),
  );
  const src = found.get("src");
  const width = widthIn(found.get("width") ?? null);
  if (!isAllowedImageSource(src)) return null;
  const said = { alt: found.get("alt"), title: found.get("title"), caption: decodedHtml(caption).trim() };
  const attrs = Object.fromEntries(Object.entries(said).filter(([, text]) => text));
  return { type: "image", attrs: { src, ...attrs, ...(width === null ? {} : { width }) } };
}

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
