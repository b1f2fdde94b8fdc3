import type { JSONContent } from "@tiptap/core";
import createMarkdownIt from "markdown-it";
import { escapeHtml, tag } from "../html-tag.ts";

const { unescapeAll } = createMarkdownIt().utils;

const TAG_OF_MARK: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  highlight: "mark",
  underline: "u",
  superscript: "sup",
  subscript: "sub",
  code: "code",
};
const MARK_OF_TAG: Record<string, string> = {
  ...Object.fromEntries(Object.entries(TAG_OF_MARK).map(([mark, name]) => [name, mark])),
  b: "bold",
  i: "italic",
  del: "strike",
};
const KNOWN = /<(?:(\/?)(strong|b|em|i|s|del|mark|u|sup|sub|code)|br\s*\/?)>/gi;

/** Whether there is nothing in this HTML but text, its marks, and line breaks. */
export function isSimpleHtml(html: string): boolean {
  return !/[<>]/.test(html.replace(KNOWN, ""));
}

/** Inline content from HTML that `isSimpleHtml`. Markdown means nothing in it. */
export function inlineFromHtml(html: string): JSONContent[] {
  const content: JSONContent[] = [];
  const open: string[] = [];
  let at = 0;
  const text = (end: number) => {
    const said = decodedHtml(html.slice(at, end).replace(/\s+/g, " "));
    const covered =
      open.lastIndexOf("subscript") > open.lastIndexOf("superscript") ? "superscript" : "subscript";
    const marks = [...new Set(open)].filter((type) => type !== covered).map((type) => ({ type }));
    if (said !== "") content.push({ type: "text", text: said, ...(marks.length > 0 ? { marks } : {}) });
  };
  for (const match of html.matchAll(KNOWN)) {
    text(match.index);
    at = match.index + match[0].length;
    const mark = MARK_OF_TAG[match[2]?.toLowerCase() ?? ""];
    if (mark === undefined) content.push({ type: "hardBreak" });
    else if (match[1] === "") open.push(mark);
    else if (open.includes(mark)) open.splice(open.lastIndexOf(mark), 1);
  }
  text(html.length);
  return content;
}

/** Inline content as HTML, or null when it holds more than HTML without Markdown can say. */
export function inlineHtml(content: JSONContent[]): string | null {
  const parts = content.map(({ type, text = "", marks = [] }) => {
    if (type === "hardBreak") return "<br>";
    if (type !== "text" || !marks.every((mark) => Object.hasOwn(TAG_OF_MARK, mark.type))) return null;
    const names = Object.keys(TAG_OF_MARK).filter((name) => marks.some((mark) => mark.type === name));
    return names.reduceRight((html, name) => tag(TAG_OF_MARK[name] ?? "span", {}, html), escapeHtml(text));
  });
  return parts.includes(null) ? null : parts.join("").replace(/\s+/g, " ").trim();
}

/** Text with its HTML entities resolved. */
export function decodedHtml(html: string): string {
  return html.replace(/&#?\w+;/g, (entity) => unescapeAll(entity));
}
