import type { JSONContent } from "@tiptap/core";
import createMarkdownIt, { type Token } from "markdown-it";
import { writtenLabel } from "./footnote-label.ts";
import { Cursor } from "./cursor.ts";
import { imageFromHtml } from "./read-image-html.ts";
import { lists } from "./parse-lists.ts";
import { gfmTable, htmlParagraph, htmlTable } from "./parse-tables.ts";
import { inlineUntil, paragraphs, textBlock } from "./parse-text-blocks.ts";
import { toggle, toggleSummary } from "./parse-toggles.ts";

const { unescapeAll } = createMarkdownIt().utils;

/** The blocks that markdown-it's tokens describe, valid for the body schema. */
export function blocksFrom(tokens: Token[]): JSONContent[] {
  return blocksUntil(new Cursor(tokens), null);
}

function blocksUntil(cursor: Cursor, closing: string | null): JSONContent[] {
  const blocks: JSONContent[] = [];
  for (const token of cursor.until(closing)) {
    for (const block of blocksAt(token, cursor)) blocks.push(block);
  }
  return blocks;
}

// oxlint-disable-next-line complexity -- one flat case for each kind of block
function blocksAt(token: Token, cursor: Cursor): JSONContent[] {
  switch (token.type) {
    case "paragraph_open":
      return paragraphs(inlineUntil(cursor, "paragraph_close"));
    case "heading_open":
      return [heading(token, inlineUntil(cursor, "heading_close"))];
    case "blockquote_open":
      return [{ type: "blockquote", content: atLeastOne(blocksUntil(cursor, "blockquote_close")) }];
    case "callout_open":
      return [callout(token, blocksUntil(cursor, "blockquote_close"))];
    case "bullet_list_open":
    case "ordered_list_open":
      return lists(token, cursor, blocksUntil);
    case "fence":
    case "code_block":
      return [codeBlock(token)];
    case "math_block":
      return [verbatim("mathBlock", token.content)];
    case "hr":
      return [{ type: "horizontalRule" }];
    case "table_open":
      return [gfmTable(cursor)];
    case "table_html_open":
      return [htmlTable(cursor, blocksUntil)];
    case "details_html_open":
      return [toggle(token, cursor, blocksUntil)];
    case "summary_html_open":
      return toggleSummary(blocksUntil(cursor, "summary_html_close"));
    case "html_text":
      return [htmlParagraph(token.content)];
    case "footnote_reference_open":
      return [footnote(token, blocksUntil(cursor, "footnote_reference_close"))];
    case "contents":
      return [{ type: "tableOfContents" }];
    case "html_block":
      return htmlBlock(token.content);
    default:
      return rawBlock(token.content);
  }
}

function heading(token: Token, content: JSONContent[]): JSONContent {
  return textBlock({ type: "heading", attrs: { level: Number(token.tag.slice(1)) } }, content);
}

function callout({ meta }: Token, blocks: JSONContent[]): JSONContent {
  const title = meta?.title;
  const attrs = { kind: String(meta?.kind), ...(typeof title === "string" ? { title } : {}) };
  return { type: "callout", attrs, content: atLeastOne(blocks) };
}

function footnote({ meta }: Token, blocks: JSONContent[]): JSONContent {
  return {
    type: "footnoteDefinition",
    attrs: { label: writtenLabel(meta?.label) },
    content: atLeastOne(blocks),
  };
}

function codeBlock(token: Token): JSONContent {
  const [language, ...meta] = unescapeAll(token.info).trim().split(/\s+/);
  const text = token.content.replace(/\n$/, "");
  if (language === "math" && meta.length === 0) return verbatim("mathBlock", text);
  const attrs = {
    ...(language ? { language } : {}),
    ...(meta.length > 0 ? { meta: meta.join(" ") } : {}),
  };
  return { ...verbatim("codeBlock", text), ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}

function verbatim(type: string, text: string): JSONContent {
  return { type, ...(text === "" ? {} : { content: [{ type: "text", text }] }) };
}

function htmlBlock(source: string): JSONContent[] {
  const image = imageFromHtml(source);
  return image ? [image] : rawBlock(source);
}

function rawBlock(source: string): JSONContent[] {
  const text = source.trim();
  return text === "" ? [] : [verbatim("rawMarkdown", text)];
}

function atLeastOne(blocks: JSONContent[]): JSONContent[] {
  return blocks.length > 0 ? blocks : [{ type: "paragraph" }];
}
