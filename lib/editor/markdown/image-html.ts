import type { JSONContent } from "@tiptap/core";
import { isAllowedImageSource } from "../addresses.ts";
import { imageWidth } from "../extensions/image.ts";
import { tag } from "../html-tag.ts";

const IMAGE = /^<img((?: (?:src|alt|title|width)="[^"<>]*")+)>\s*$/;
const CHARACTERS: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** An image with a width, which Markdown writes as HTML, exactly as `imageHtml` does; null for any other HTML. */
export function imageFromHtml(source: string): JSONContent | null {
  const list = IMAGE.exec(source)?.[1];
  if (list === undefined) return null;
  const found = new Map(
    [...list.matchAll(/ (\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decode(value)]),
  );
  const src = found.get("src");
  const width = imageWidth(found.get("width"));
  if (!isAllowedImageSource(src) || width === null) return null;
  const alt = found.get("alt");
  const title = found.get("title");
  return { type: "image", attrs: { src, ...(alt ? { alt } : {}), ...(title ? { title } : {}), width } };
}

/** The HTML that stands for an image with a width in Markdown. */
export function imageHtml(attrs: { src: string; alt: string; title: string; width: number }): string {
  const { src, alt, title, width } = attrs;
  return tag("img", { src, alt, ...(title === "" ? {} : { title }), width: String(width) });
}

function decode(value: string): string {
  return value.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
}
