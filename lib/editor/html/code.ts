import type { JSONContent } from "@tiptap/core";
import { isDiagram } from "../diagram-language.ts";
import { inlineText } from "../facts.ts";
import { highlightCode } from "../highlight.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { scrollable, type Context } from "./context.ts";
import { renderDiagram } from "./diagram.ts";

/** Code, coloured when its language is known; a diagram where it is the source of one. */
export function renderCodeBlock(node: JSONContent, context: Context): string {
  const language: unknown = node.attrs?.language;
  const code = inlineText(node);
  const html =
    highlightCode(code, language)
      ?.map(({ text, classes }) =>
        classes.length > 0 ? tag("span", { class: classes.join(" ") }, escapeHtml(text)) : escapeHtml(text),
      )
      .join("") ?? escapeHtml(code);
  const attributes = typeof language === "string" && language !== "" ? { class: `language-${language}` } : {};
  const pre = tag("pre", scrollable, tag("code", attributes, html));
  return isDiagram(language) ? renderDiagram(code, pre, context) : pre;
}
