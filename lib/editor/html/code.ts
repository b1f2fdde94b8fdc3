import type { JSONContent } from "@tiptap/core";
import { inlineText } from "../facts.ts";
import { highlightCode } from "../highlight.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { scrollable } from "./context.ts";

/** Code, coloured when its language is known. */
export function renderCodeBlock(node: JSONContent): string {
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
