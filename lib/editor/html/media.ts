import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { attachmentIdOf, isAllowedHref, isAllowedImageSource } from "../addresses.ts";
import { embeddable } from "../embeds.ts";
import { fileName, fileSize } from "../extensions/file.ts";
import { imagePercent } from "../extensions/image.ts";
import { fileSizeText } from "../file-size-text.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { LINK_REL } from "../link-rel.ts";
import { textOf, type Context, type Renderer } from "./context.ts";

/** Pictures, files, and what other sites show. */
export const mediaRenderers: readonly (readonly [string, Renderer])[] = [
  ["image", renderImage],
  ["file", renderFile],
  ["embed", renderEmbed],
];

function renderImage({ attrs = {} }: JSONContent, context: Context): string {
  const alt = typeof attrs.alt === "string" ? attrs.alt : "";
  const src = isAllowedImageSource(attrs.src) ? context.address(attrs.src) : null;
  if (!isAllowedImageSource(src)) return tag("p", { class: "missing-image" }, escapeHtml(alt));
  const width = imagePercent(attrs.width);
  const image = tag("img", {
    src,
    alt,
    ...(textOf(attrs.title) === "" ? {} : { title: textOf(attrs.title) }),
    ...(width === null ? {} : { width: `${width}%` }),
    loading: "lazy",
    decoding: "async",
  });
  const caption = textOf(attrs.caption);
  const below = caption === "" ? "" : tag("figcaption", {}, escapeHtml(caption));
  return tag("figure", { class: "image" }, image + below);
}

function renderFile({ attrs = {} }: JSONContent, context: Context): string {
  const name = fileName(attrs) || blocksTexts.missingFile;
  const src = attachmentIdOf(attrs.src) === null ? null : context.address(attrs.src as string);
  const size = fileSize(attrs.size);
  const parts =
    tag("span", { class: "file-name" }, escapeHtml(name)) +
    (size === null ? "" : tag("span", { class: "file-size" }, escapeHtml(fileSizeText(size))));
  return isAllowedHref(src)
    ? tag("a", { class: "file-block", href: src, download: name }, parts)
    : tag("p", { class: "file-block", "data-missing": "" }, parts);
}

/** A card with a link: nothing is loaded from elsewhere, and no script is needed. */
function renderEmbed({ attrs = {} }: JSONContent, context: Context): string {
  const found = embeddable(attrs.src);
  if (!found) return renderBrokenEmbed(attrs.src, context);
  return tag(
    "figure",
    { class: "embed", "data-provider": found.provider, "data-embed": found.page },
    tag(
      "a",
      { href: found.page, rel: LINK_REL },
      tag("span", { class: "embed-provider" }, escapeHtml(blocksTexts.openEmbed(found.provider))) +
        tag("span", { class: "embed-address" }, escapeHtml(found.page.replace(/^https:\/\/(?:www\.)?/, ""))),
    ),
  );
}

/** What no provider shows is a link, if it may be one. */
function renderBrokenEmbed(src: unknown, context: Context): string {
  const href = isAllowedHref(src) ? context.address(src) : null;
  const words = escapeHtml(textOf(src));
  return tag("p", {}, isAllowedHref(href) ? tag("a", { href, rel: LINK_REL }, words) : words);
}
