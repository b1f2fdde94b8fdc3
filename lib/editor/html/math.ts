import type { JSONContent } from "@tiptap/core";
import katex from "katex";
import { inlineText } from "../facts.ts";
import { escapeHtml, tag } from "../html-tag.ts";
import { mathml } from "../tex.ts";
import { scrollable, textOf } from "./context.ts";

/** A formula on its own; its source when it cannot be shown. */
export function renderMathBlock(node: JSONContent): string {
  const tex = inlineText(node);
  const math = mathml(katex.renderToString, tex, { display: true });
  if (math !== null) return tag("div", { class: "math-block", ...scrollable }, math);
  return tag("pre", { class: "math-source", ...scrollable }, tag("code", {}, escapeHtml(tex)));
}

/** A formula within a line. */
export function renderMathInline(node: JSONContent): string {
  const tex = textOf(node.attrs?.tex);
  const math = mathml(katex.renderToString, tex, { display: false });
  if (math !== null) return tag("span", { class: "math-inline" }, math);
  return tag("code", { class: "math-source" }, escapeHtml(tex));
}
