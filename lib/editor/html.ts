import type { JSONContent } from "@tiptap/core";
import { isAllowedHref, isAllowedImageSource } from "./addresses.ts";
import { anchorMaker } from "./anchors.ts";
import { inlineText } from "./facts.ts";
import { headingLevel } from "./heading-level.ts";
import { highlightCode } from "./highlight.ts";
import { escapeHtml, tag } from "./html-tag.ts";

/** `address` may rewrite links and image sources (for instance to a public attachment); null drops one. */
export type RenderOptions = { address?: (address: string) => string | null };

type Context = { anchorFor: (text: string) => string; address: (address: string) => string | null };
type Renderer = (node: JSONContent, context: Context) => string;

/** What may be wider than the page is scrolled by keyboard, too. */
const scrollable = { tabindex: "0" };

/**
 * The body as HTML for read views, with the structure and classes of the editor.
 * Everything is escaped, unsafe addresses are dropped, and unknown nodes show their text; it never throws.
 */
export function renderBody(body: JSONContent, { address = (same) => same }: RenderOptions = {}): string {
  return renderChildren(body, { anchorFor: anchorMaker(), address });
}

const renderers = new Map<string, Renderer>([
  ["paragraph", (node, context) => tag("p", {}, renderChildren(node, context))],
  ["heading", renderHeading],
  ["bulletList", (node, context) => tag("ul", {}, renderChildren(node, context))],
  ["orderedList", renderOrderedList],
  ["listItem", (node, context) => tag("li", {}, renderChildren(node, context))],
  ["taskList", (node, context) => tag("ul", { "data-type": "taskList" }, renderChildren(node, context))],
  ["taskItem", renderTaskItem],
  ["blockquote", (node, context) => tag("blockquote", {}, renderChildren(node, context))],
  ["codeBlock", renderCodeBlock],
  ["table", renderTable],
  ["tableRow", (node, context) => tag("tr", {}, renderChildren(node, context))],
  ["tableHeader", (node, context) => renderCell("th", node, context)],
  ["tableCell", (node, context) => renderCell("td", node, context)],
  ["image", renderImage],
  ["horizontalRule", () => tag("hr")],
  ["hardBreak", () => tag("br")],
  ["rawMarkdown", renderRawMarkdown],
  ["text", renderText],
]);

function renderNode(node: JSONContent, context: Context): string {
  const render = renderers.get(String(node.type));
  if (render) return render(node, context);
  return typeof node.text === "string" ? escapeHtml(node.text) : renderChildren(node, context);
}

function renderChildren(node: JSONContent, context: Context): string {
  return Array.isArray(node.content) ? node.content.map((child) => renderNode(child, context)).join("") : "";
}

function renderHeading(node: JSONContent, context: Context): string {
  const id = context.anchorFor(inlineText(node).replaceAll("\n", " ").trim());
  return tag(`h${headingLevel(node)}`, { id }, renderChildren(node, context));
}

function renderOrderedList(node: JSONContent, context: Context): string {
  const start = Number(node.attrs?.start);
  const attributes = Number.isSafeInteger(start) && start !== 1 ? { start: String(start) } : {};
  return tag("ol", attributes, renderChildren(node, context));
}

function renderTaskItem(node: JSONContent, context: Context): string {
  const checked = node.attrs?.checked === true;
  const label = inlineText(node.content?.[0] ?? {}).trim();
  const box = tag("input", {
    type: "checkbox",
    disabled: "",
    ...(checked ? { checked: "" } : {}),
    ...(label === "" ? {} : { "aria-label": label }),
  });
  return tag(
    "li",
    { "data-type": "taskItem", "data-checked": String(checked) },
    `${tag("label", {}, box)}${tag("div", {}, renderChildren(node, context))}`,
  );
}

function renderCodeBlock(node: JSONContent): string {
  const language: unknown = node.attrs?.language;
  const code = inlineText(node);
  const html =
    highlightCode(code, language)
      ?.map(({ text, classes }) =>
        classes.length > 0 ? tag("span", { class: classes.join(" ") }, escapeHtml(text)) : escapeHtml(text),
      )
      .join("") ?? escapeHtml(code);
  const attributes = typeof language === "string" && language !== "" ? { class: `language-${language}` } : {};
  return tag("pre", scrollable, tag("code", attributes, html));
}

function renderTable(node: JSONContent, context: Context): string {
  return tag(
    "div",
    { class: "tableWrapper", ...scrollable },
    tag("table", {}, tag("tbody", {}, renderChildren(node, context))),
  );
}

function renderCell(name: "th" | "td", node: JSONContent, context: Context): string {
  const { align, colspan, rowspan } = node.attrs ?? {};
  return tag(
    name,
    {
      ...(align === "left" || align === "center" || align === "right" ? { class: `align-${align}` } : {}),
      ...span("colspan", colspan),
      ...span("rowspan", rowspan),
    },
    renderChildren(node, context),
  );
}

function span(name: string, value: unknown): Record<string, string> {
  const cells = Number(value);
  return Number.isInteger(cells) && cells > 1 && cells <= 100 ? { [name]: String(cells) } : {};
}

function renderImage({ attrs = {} }: JSONContent, context: Context): string {
  const alt = typeof attrs.alt === "string" ? attrs.alt : "";
  const src = isAllowedImageSource(attrs.src) ? context.address(attrs.src) : null;
  if (!isAllowedImageSource(src)) return tag("p", { class: "missing-image" }, escapeHtml(alt));
  const width = Number(attrs.width);
  return tag("img", {
    src,
    alt,
    ...(typeof attrs.title === "string" && attrs.title !== "" ? { title: attrs.title } : {}),
    ...(Number.isInteger(width) && width > 0 ? { width: String(width) } : {}),
    loading: "lazy",
    decoding: "async",
  });
}

function renderRawMarkdown(node: JSONContent): string {
  const code = tag("code", {}, escapeHtml(inlineText(node)));
  return tag("pre", { "data-raw-markdown": "", class: "raw-markdown", ...scrollable }, code);
}

const markTags = new Map<string, (html: string) => string>([
  ["bold", (html) => tag("strong", {}, html)],
  ["italic", (html) => tag("em", {}, html)],
  ["strike", (html) => tag("s", {}, html)],
  ["underline", (html) => tag("u", {}, html)],
  ["code", (html) => tag("code", {}, html)],
  ["rawInline", (html) => tag("code", { "data-raw-inline": "", class: "raw-inline" }, html)],
]);

const MARKS_INSIDE_OUT = ["rawInline", "code", "underline", "strike", "italic", "bold"];

function renderText(node: JSONContent, context: Context): string {
  const marks = Array.isArray(node.marks) ? node.marks : [];
  let html = typeof node.text === "string" ? escapeHtml(node.text) : "";
  for (const name of MARKS_INSIDE_OUT) {
    if (marks.some(({ type }) => type === name)) html = markTags.get(name)?.(html) ?? html;
  }
  const link = marks.find(({ type }) => type === "link");
  return link ? renderLink(link.attrs ?? {}, html, context) : html;
}

function renderLink(attrs: Record<string, unknown>, html: string, context: Context): string {
  const href = isAllowedHref(attrs.href) ? context.address(attrs.href) : null;
  if (!isAllowedHref(href)) return html;
  const title = typeof attrs.title === "string" && attrs.title !== "" ? { title: attrs.title } : {};
  return tag("a", { href, ...title, rel: "noopener noreferrer nofollow" }, html);
}
