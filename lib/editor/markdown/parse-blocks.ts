import type { JSONContent } from "@tiptap/core";
import createMarkdownIt, { type Token } from "markdown-it";
import { listStart } from "../extensions/lists.ts";
import { imageFromHtml } from "./image-html.ts";
import { imageAsText, inlineFrom, trimmed } from "./parse-inline.ts";

const { unescapeAll } = createMarkdownIt().utils;

type Cursor = { tokens: Token[]; at: number };

/** The blocks that markdown-it's tokens describe, valid for the body schema. */
export function blocksFrom(tokens: Token[]): JSONContent[] {
  return blocksUntil({ tokens, at: 0 }, null);
}

function blocksUntil(cursor: Cursor, closing: string | null): JSONContent[] {
  const blocks: JSONContent[] = [];
  for (let token = cursor.tokens[cursor.at]; token; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === closing) break;
    for (const block of blocksAt(token, cursor)) blocks.push(block);
  }
  return blocks;
}

function blocksAt(token: Token, cursor: Cursor): JSONContent[] {
  switch (token.type) {
    case "paragraph_open":
      return paragraphs(inlineIn(cursor, "paragraph_close"));
    case "heading_open":
      return [heading(token, inlineIn(cursor, "heading_close"))];
    case "blockquote_open":
      return [{ type: "blockquote", content: atLeastOne(blocksUntil(cursor, "blockquote_close")) }];
    case "bullet_list_open":
      return lists(cursor, "bullet_list_close", { type: "bulletList" });
    case "ordered_list_open": {
      const start = listStart(token.attrGet("start") ?? 1);
      return lists(cursor, "ordered_list_close", { type: "orderedList", attrs: { start } });
    }
    case "fence":
    case "code_block":
      return [codeBlock(token)];
    case "hr":
      return [{ type: "horizontalRule" }];
    case "table_open":
      return [table(cursor)];
    case "html_block":
      return [htmlBlock(token.content)];
    default:
      return rawBlock(token.content);
  }
}

function inlineIn(cursor: Cursor, closing: string): JSONContent[] {
  const content: JSONContent[] = [];
  for (let token = cursor.tokens[cursor.at]; token; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === closing) break;
    for (const node of inlineFrom(token.children ?? [])) content.push(node);
  }
  return content;
}

/** A paragraph of nothing but pictures becomes image blocks; a picture amid text stays as raw Markdown in its place. */
function paragraphs(content: JSONContent[]): JSONContent[] {
  const visible = content.filter(({ type, text }) => type !== "hardBreak" && text?.trim() !== "");
  if (visible.length > 0 && visible.every(({ type, marks }) => type === "image" && !marks)) return visible;
  return [textBlock({ type: "paragraph" }, content)];
}

function heading(token: Token, content: JSONContent[]): JSONContent {
  return textBlock({ type: "heading", attrs: { level: Number(token.tag.slice(1)) } }, content);
}

function textBlock(block: JSONContent, content: JSONContent[]): JSONContent {
  const inline = trimmed(content.map(imageAsText));
  return inline.length > 0 ? { ...block, content: inline } : block;
}

/** Tasks and plain items may mix in one Markdown list; in the schema they are lists of their own. */
function lists(cursor: Cursor, closing: string, list: JSONContent): JSONContent[] {
  const found: { list: JSONContent; items: JSONContent[] }[] = [];
  let position = Number(list.attrs?.start ?? 1);
  for (let token = cursor.tokens[cursor.at]; token; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === closing) break;
    const item = listItem(token, cursor);
    const last = found.at(-1);
    if (last && last.items[0]?.type === item.type) last.items.push(item);
    else if (item.type === "taskItem") found.push({ list: { type: "taskList" }, items: [item] });
    else {
      const attrs = list.type === "orderedList" ? { attrs: { start: listStart(position) } } : {};
      found.push({ list: { ...list, ...attrs }, items: [item] });
    }
    position += 1;
  }
  return found.map(({ list: each, items }) => ({ ...each, content: items }));
}

function listItem(token: Token, cursor: Cursor): JSONContent {
  const checked: unknown = token.meta?.checked;
  const blocks = blocksUntil(cursor, "list_item_close");
  const content = blocks[0]?.type === "paragraph" ? blocks : [{ type: "paragraph" }, ...blocks];
  return typeof checked === "boolean"
    ? { type: "taskItem", attrs: { checked }, content }
    : { type: "listItem", content };
}

function codeBlock(token: Token): JSONContent {
  const [language, ...meta] = unescapeAll(token.info).trim().split(/\s+/);
  const attrs = {
    ...(language ? { language } : {}),
    ...(meta.length > 0 ? { meta: meta.join(" ") } : {}),
  };
  const text = token.content.replace(/\n$/, "");
  return {
    type: "codeBlock",
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(text === "" ? {} : { content: [{ type: "text", text }] }),
  };
}

function table(cursor: Cursor): JSONContent {
  const rows: JSONContent[] = [];
  let cells: JSONContent[] = [];
  for (let token = cursor.tokens[cursor.at]; token; token = cursor.tokens[cursor.at]) {
    cursor.at += 1;
    if (token.type === "table_close") break;
    if (token.type === "tr_open") cells = [];
    if (token.type === "tr_close") rows.push({ type: "tableRow", content: cells });
    if (token.type === "th_open") cells.push(cell("tableHeader", token, inlineIn(cursor, "th_close")));
    if (token.type === "td_open") cells.push(cell("tableCell", token, inlineIn(cursor, "td_close")));
  }
  // GFM cannot write a table without a header; an empty one stands for none.
  const headless = rows.length > 1 && rows[0]?.content?.every((each) => !each.content?.[0]?.content);
  return { type: "table", content: headless ? rows.slice(1) : rows };
}

function cell(type: string, token: Token, content: JSONContent[]): JSONContent {
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  return {
    type,
    ...(align ? { attrs: { align } } : {}),
    content: [textBlock({ type: "paragraph" }, content)],
  };
}

function htmlBlock(source: string): JSONContent {
  return imageFromHtml(source) ?? rawBlock(source)[0] ?? { type: "paragraph" };
}

function rawBlock(source: string): JSONContent[] {
  const text = source.trim();
  return text === "" ? [] : [{ type: "rawMarkdown", content: [{ type: "text", text }] }];
}

function atLeastOne(blocks: JSONContent[]): JSONContent[] {
  return blocks.length > 0 ? blocks : [{ type: "paragraph" }];
}
