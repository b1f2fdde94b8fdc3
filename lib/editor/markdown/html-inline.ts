import type { JSONContent } from "@tiptap/core";
import { escapeHtml, tag } from "../html-tag.ts";

export const TAG_OF_MARK: Record<string, string> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  highlight: "mark",
  underline: "u",
  superscript: "sup",
  subscript: "sub",
  code: "code",
};

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
