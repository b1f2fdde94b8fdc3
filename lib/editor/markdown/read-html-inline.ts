import type { JSONContent } from "@tiptap/core";
import { decodedHtml } from "./decoded-html.ts";
import { TAG_OF_MARK } from "./html-inline.ts";

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
