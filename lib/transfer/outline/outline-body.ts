import type { JSONContent } from "@tiptap/core";
import { embeddable } from "#lib/editor/embeds.ts";
import type { Addresses } from "../import/document.ts";
import { emojiNamed } from "./emoji-named.ts";
import type { OutlineNode } from "./outline-node.ts";

/** What a document of Outline says, in our blocks; the names of what we have nothing like, whose words are kept. */
export function outlineBody(
  document: OutlineNode,
  addresses: Addresses,
): { body: JSONContent; unknown: string[] } {
  const reading: Reading = { addresses, unknown: [] };
  const content = blocksIn(document, reading);
  return {
    body: { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] },
    unknown: reading.unknown,
  };
}

interface Reading {
  addresses: Addresses;
  unknown: string[];
}

type Attributes = Record<string, unknown>;

/** A block with blocks in it: its name here, and its attributes. */
const containers = new Map(
  Object.entries<(attrs: Attributes) => JSONContent>({
    blockquote: () => ({ type: "blockquote" }),
    bullet_list: () => ({ type: "bulletList" }),
    ordered_list: ({ order }) => ({ type: "orderedList", attrs: { start: wholeNumber(order) ?? 1 } }),
    list_item: () => ({ type: "listItem" }),
    checkbox_list: () => ({ type: "taskList" }),
    checkbox_item: ({ checked }) => ({ type: "taskItem", attrs: { checked: checked === true } }),
    container_notice: ({ style }) => ({
      type: "callout",
      attrs: { kind: typeof style === "string" && style !== "info" ? style : "note" },
    }),
    table: () => ({ type: "table" }),
    tr: () => ({ type: "tableRow" }),
    th: (attrs) => ({ type: "tableHeader", attrs: cellAttributes(attrs) }),
    td: (attrs) => ({ type: "tableCell", attrs: cellAttributes(attrs) }),
  }),
);

/** Blocks with nothing but text in them. */
const plain = new Map(
  Object.entries<(attrs: Attributes) => JSONContent>({
    code_block: ({ language }) => ({ type: "codeBlock", attrs: { language: codeLanguage(language) } }),
    code_fence: ({ language }) => ({ type: "codeBlock", attrs: { language: codeLanguage(language) } }),
    math_block: () => ({ type: "mathBlock" }),
    math_display: () => ({ type: "mathBlock" }),
  }),
);

const marks = new Map(
  Object.entries<string>({
    strong: "bold",
    em: "italic",
    code_inline: "code",
    strikethrough: "strike",
    underline: "underline",
    highlight: "highlight",
  }),
);
/** What nobody misses: remarks beside the text, and where a template wants words. */
const silent = new Set(["comment", "placeholder"]);

function blocksIn({ content = [] }: OutlineNode, reading: Reading): JSONContent[] {
  return content.flatMap((node) => blocksOf(node, reading));
}

function blocksOf(node: OutlineNode, reading: Reading): JSONContent[] {
  const { type, attrs = {} } = node;
  const container = containers.get(type)?.(attrs);
  if (container) return [{ ...container, content: blocksIn(node, reading) }];
  const simple = plain.get(type)?.(attrs);
  if (simple)
    return [{ ...simple, ...(wordsIn(node) !== "" && { content: [{ type: "text", text: wordsIn(node) }] }) }];
  const other = others.get(type);
  if (other) return other(node, reading);
  if (isInline(node))
    return textBlocks({ type: "paragraph" }, { type: "paragraph", content: [node] }, reading);
  reading.unknown.push(type);
  const inside = blocksIn(node, reading);
  const said = inside.length > 0 ? "" : saidBy(attrs);
  return said === "" ? inside : [paragraph([{ type: "text", text: said }])];
}

/** Blocks that are made in ways of their own. */
const others = new Map(
  Object.entries<(node: OutlineNode, reading: Reading) => JSONContent[]>({
    paragraph: (node, reading) => textBlocks({ type: "paragraph" }, node, reading),
    heading: (node, reading) => {
      const level = Math.min(6, wholeNumber(node.attrs?.level) ?? 1);
      return textBlocks({ type: "heading", attrs: { level } }, node, reading);
    },
    container_toggle: (node, reading) => [toggle(node, reading)],
    hr: () => [{ type: "horizontalRule" }],
    attachment: ({ attrs = {} }, reading) => fileOrLink(attrs.href, attrs.title, reading),
    video: ({ attrs = {} }, reading) => fileOrLink(attrs.src, attrs.title, reading),
    embed: ({ attrs = {} }, reading) => embed(attrs.href, reading),
  }),
);

/** Pictures stand between paragraphs here, not in them. */
function textBlocks(block: JSONContent, { content = [] }: OutlineNode, reading: Reading): JSONContent[] {
  const blocks: JSONContent[] = [{ ...block, content: [] }];
  for (const piece of content.flatMap((node) => inlineOf(node, reading))) {
    if (piece.type === "image") blocks.push(piece, { type: "paragraph", content: [] });
    else blocks.at(-1)?.content?.push(piece);
  }
  const filled = blocks.filter(({ type, content: inside }) => type === "image" || isFilled(inside));
  return (filled.length > 0 ? filled : blocks.slice(0, 1)).map(withoutNothing);
}

function isFilled(content: JSONContent[] = []): boolean {
  return content.some(({ type, text = "" }) => type !== "text" || text.trim() !== "");
}

function withoutNothing({ content, ...block }: JSONContent): JSONContent {
  return content && content.length > 0 ? { ...block, content } : block;
}

function toggle({ content: [head, ...rest] = [] }: OutlineNode, reading: Reading): JSONContent {
  const [summary, ...more] = head ? textBlocks({ type: "toggleSummary" }, head, reading) : [];
  const inside = [...more, ...rest.flatMap((node) => blocksOf(node, reading))];
  return {
    type: "toggle",
    attrs: { open: false },
    content: [
      summary?.type === "toggleSummary" ? summary : { type: "toggleSummary" },
      {
        type: "toggleContent",
        content: summary && summary.type !== "toggleSummary" ? [summary, ...inside] : nonEmpty(inside),
      },
    ],
  };
}

function nonEmpty(blocks: JSONContent[]): JSONContent[] {
  return blocks.length > 0 ? blocks : [paragraph([])];
}

const inline = new Set(["text", "br", "image", "emoji", "mention", "math_inline"]);

function isInline({ type }: OutlineNode): boolean {
  return inline.has(type);
}

function inlineOf(node: OutlineNode, reading: Reading): JSONContent[] {
  const { type, attrs = {}, text = "" } = node;
  const styled = marksOf(node, reading);
  const words = (said: string) => (said === "" ? [] : [{ type: "text", text: said, ...styled }]);
  switch (type) {
    case "text":
      return words(text);
    case "br":
      return [{ type: "hardBreak" }];
    case "math_inline":
      return [{ type: "mathInline", attrs: { tex: wordsIn(node) } }];
    case "emoji":
      return words(emojiNamed(String(attrs["data-name"])));
    case "mention":
      return mention(attrs, reading);
    case "image":
      return image(attrs, reading);
  }
  reading.unknown.push(type);
  const inside = (node.content ?? []).flatMap((child) => inlineOf(child, reading));
  return inside.length > 0 ? inside : words(saidBy(attrs));
}

function marksOf({ marks: given = [] }: OutlineNode, reading: Reading): Pick<JSONContent, "marks"> {
  const kept = given.flatMap(({ type, attrs = {} }) => {
    if (type === "link") return linkMark(attrs.href, reading);
    const known = marks.get(type);
    if (known === undefined && !silent.has(type)) reading.unknown.push(type);
    return known === undefined ? [] : [{ type: known }];
  });
  return kept.length > 0 ? { marks: kept } : {};
}

function linkMark(href: unknown, { addresses }: Reading): { type: string; attrs: { href: string } }[] {
  const address = typeof href === "string" && href !== "" ? addresses.link(href) : null;
  return address === null ? [] : [{ type: "link", attrs: { href: address } }];
}

/** People of another installation are nobody here; documents are links. */
function mention({ type, label, href }: Attributes, reading: Reading): JSONContent[] {
  const words = typeof label === "string" ? label : "";
  if (words === "") return [];
  if (type === "user") return [{ type: "text", text: `@${words}` }];
  const link = linkMark(href, reading);
  return [{ type: "text", text: words, ...(link.length > 0 && { marks: link }) }];
}

function image({ src, alt, title }: Attributes, { addresses }: Reading): JSONContent[] {
  const caption = typeof alt === "string" && alt !== "" ? alt : null;
  const address = typeof src === "string" && src !== "" ? addresses.image(src) : null;
  if (address === null) return caption === null ? [] : [{ type: "text", text: caption }];
  // What Outline shows below a picture is its alternative text.
  return [{ type: "image", attrs: { src: address, alt: caption, caption, title: titleIn(title) } }];
}

/** Outline keeps the layout of a picture in its title, too. */
function titleIn(title: unknown): string | null {
  return typeof title === "string" && title !== "" && !/^(left-50|right-50|full-width)$/.test(title)
    ? title
    : null;
}

function fileOrLink(href: unknown, title: unknown, reading: Reading): JSONContent[] {
  const name = typeof title === "string" && title !== "" ? title : String(href);
  const [link] = linkMark(href, reading);
  if (!link) return [paragraph([{ type: "text", text: name }])];
  const { href: src } = link.attrs;
  if (src.startsWith("/attachments/")) return [{ type: "file", attrs: { src, name } }];
  return [paragraph([{ type: "text", text: name, marks: [link] }])];
}

function embed(href: unknown, reading: Reading): JSONContent[] {
  const found = embeddable(href);
  return found ? [{ type: "embed", attrs: { src: found.page } }] : fileOrLink(href, null, reading);
}

function paragraph(content: JSONContent[]): JSONContent {
  return withoutNothing({ type: "paragraph", content });
}

function wordsIn({ text, content = [] }: OutlineNode): string {
  return text ?? content.map(wordsIn).join("");
}

/** What a node without content most likely shows. */
function saidBy(attrs: Attributes): string {
  const said = [attrs.label, attrs.title, attrs.alt, attrs.href, attrs.src].find(
    (value) => typeof value === "string" && value !== "",
  );
  return typeof said === "string" ? said : "";
}

function cellAttributes({ colspan, rowspan, alignment, colwidth }: Attributes): Attributes {
  const widths = Array.isArray(colwidth) && colwidth.every((width) => typeof width === "number");
  return {
    colspan: wholeNumber(colspan) ?? 1,
    rowspan: wholeNumber(rowspan) ?? 1,
    align: ["left", "center", "right"].includes(String(alignment)) ? alignment : null,
    colwidth: widths ? colwidth : null,
  };
}

function codeLanguage(language: unknown): string | null {
  if (typeof language !== "string" || language === "" || language === "none") return null;
  return language === "mermaidjs" ? "mermaid" : language;
}

function wholeNumber(value: unknown): number | null {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 1 ? number : null;
}
