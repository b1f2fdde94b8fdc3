import type { JSONContent } from "@tiptap/core";
import { isAllowedImageSource } from "../addresses.ts";
import { widthIn } from "../extensions/image.ts";
import { decodedHtml } from "./decoded-html.ts";

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
