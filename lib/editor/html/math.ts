import type { JSONContent } from "@tiptap/core";
import { inlineText } from "../facts.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { scrollable, textOf } from "./context.ts";

/** A formula on its own. */
export function renderMathBlock(node: JSONContent): string {
  const source = tag("code", {}, escapeHtml(inlineText(node)));
  return tag("pre", { class: "math-source", ...scrollable }, source);
}

/** A formula within a line. */
export function renderMathInline(node: JSONContent): string {
  return tag("code", { class: "math-source" }, escapeHtml(textOf(node.attrs?.tex)));
}
