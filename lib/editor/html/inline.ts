import type { JSONContent } from "@tiptap/core";
import { blocksTexts } from "#lib/texts/en/blocks.ts";
import { isAllowedHref } from "../addresses.ts";
import { writtenLink } from "../extensions/note-link.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { LINK_REL } from "../link-rel.ts";
import { isUnseen } from "../unseen-markdown.ts";
import { textOf, type Context, type LinkedNote, type Renderer } from "./context.ts";
import { renderMathInline } from "./math.ts";

/** Text with its marks, and what stands within lines beside it. */
export const inlineRenderers: readonly (readonly [string, Renderer])[] = [
  [
    "text",
    (node, context) => renderMarks(node, typeof node.text === "string" ? escapeHtml(node.text) : "", context),
  ],
  ["hardBreak", () => tag("br")],
  ["mathInline", (node, context) => renderMarks(node, renderMathInline(node), context)],
  ["footnoteReference", (node, context) => context.footnotes.reference(node)],
  ["noteLink", (node, context) => renderMarks(node, renderNoteLink(node, context), context)],
  ["noteEmbed", renderNoteEmbed],
  ["mention", (node, context) => renderMarks(node, renderMention(node), context)],
];

const markTags = new Map<string, (html: string) => string>([
  ["bold", (html) => tag("strong", {}, html)],
  ["italic", (html) => tag("em", {}, html)],
  ["strike", (html) => tag("s", {}, html)],
  ["underline", (html) => tag("u", {}, html)],
  ["highlight", (html) => tag("mark", {}, html)],
  ["subscript", (html) => tag("sub", {}, html)],
  ["superscript", (html) => tag("sup", {}, html)],
  ["code", (html) => tag("code", {}, html)],
  // Of a difference: no note has them.
  ["inserted", (html) => tag("ins", {}, html)],
  ["deleted", (html) => tag("del", {}, html)],
  ["rawInline", (html) => tag("code", { "data-raw-inline": "", class: "raw-inline" }, html)],
]);

const MARKS_INSIDE_OUT =
  "rawInline code superscript subscript underline strike italic bold highlight inserted deleted".split(" ");

function renderMarks(node: JSONContent, inner: string, context: Context): string {
  const marks = Array.isArray(node.marks) ? node.marks : [];
  if (marks.some(({ type }) => type === "rawInline") && isUnseen(textOf(node.text))) return "";
  let html = inner;
  for (const name of MARKS_INSIDE_OUT) {
    if (marks.some(({ type }) => type === name)) html = markTags.get(name)?.(html) ?? html;
  }
  // A link within a link would end the outer one.
  const link = node.type === "noteLink" ? undefined : marks.find(({ type }) => type === "link");
  return link ? renderLink(link.attrs ?? {}, html, context) : html;
}

function renderLink(attrs: Record<string, unknown>, html: string, context: Context): string {
  const href = isAllowedHref(attrs.href) ? context.address(attrs.href) : null;
  if (!isAllowedHref(href)) return html;
  const title = typeof attrs.title === "string" && attrs.title !== "" ? { title: attrs.title } : {};
  const look = attrs.toNote === true ? { class: "note-link" } : {};
  return tag("a", { ...look, href, ...title, rel: LINK_REL }, html);
}

function renderNoteLink(node: JSONContent, context: Context): string {
  const attrs = node.attrs ?? {};
  const linked = linkedNote(attrs, context);
  return noteAnchor(linked, textOf(attrs.alias) || (linked?.title ?? writtenLink(attrs)));
}

/** Without an address it is no link for anybody who reads by ear, but looks like what it will be. */
function noteAnchor(linked: LinkedNote | null, words: string): string {
  return tag("a", { class: "note-link", ...(linked && { href: linked.url }) }, escapeHtml(words));
}

function renderNoteEmbed(node: JSONContent, context: Context): string {
  const attrs = node.attrs ?? {};
  const linked = linkedNote(attrs, context);
  const head = noteAnchor(linked, linked?.title ?? writtenLink(attrs));
  const excerpt = linked?.excerpt ? tag("p", {}, escapeHtml(linked.excerpt)) : "";
  return tag("div", { class: "note-embed" }, tag("p", { class: "note-embed-title" }, head) + excerpt);
}

function linkedNote(attrs: Record<string, unknown>, context: Context): LinkedNote | null {
  const [note, heading] = [textOf(attrs.note) || null, textOf(attrs.heading) || null];
  const linked = context.note({ note, target: textOf(attrs.target), heading });
  return linked && isAllowedHref(linked.url) ? linked : null;
}

function renderMention(node: JSONContent): string {
  return tag("span", { class: "mention" }, escapeHtml(blocksTexts.person(textOf(node.attrs?.name))));
}
