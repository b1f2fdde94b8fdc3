import type { JSONContent } from "@tiptap/core";
import { writtenLabel } from "./footnote-label.ts";
import { noteLinkMarkdown } from "./links.ts";
import { mentionMarkdown } from "./mentions.ts";

/** Characters that no Markdown parser hands back, not even written as entities. */
const NOT_TEXT = /(?!\t)[\p{Cc}\p{Noncharacter_Code_Point}]/gu;

/**
 * Inline content as runs of text, breaks, and `atom`s: nodes whose text is their Markdown. Code and raw Markdown cannot
 * hold an atom, and a link cannot hold another link.
 */
export function runsOf(node: JSONContent): JSONContent[] {
  if (node.type === "hardBreak") return [{ type: "hardBreak" }];
  const source = atomMarkdown(node);
  if (source !== null) return source === "" ? [] : [atom(node, source)];
  if (node.text === undefined) return (node.content ?? []).flatMap(runsOf);
  const text = node.text
    .toWellFormed()
    .replace(/[\n\r]+/g, " ")
    .replace(NOT_TEXT, "\uFFFD");
  return text === "" ? [] : [{ type: "text", text, marks: node.marks ?? [] }];
}

function atom({ type, marks = [] }: JSONContent, source: string): JSONContent {
  const dropped = ["code", "rawInline", ...(type === "mathInline" ? [] : ["link"])];
  return { type: "atom", text: source, marks: marks.filter((mark) => !dropped.includes(mark.type)) };
}

function atomMarkdown({ type, attrs = {} }: JSONContent): string | null {
  switch (type) {
    case "noteLink":
      return noteLinkMarkdown(attrs);
    case "mention":
      return mentionMarkdown(attrs);
    case "footnoteReference":
      return `[^${writtenLabel(attrs.label)}]`;
    case "mathInline":
      return mathMarkdown(attrs.tex);
    default:
      return null;
  }
}

function mathMarkdown(value: unknown): string {
  const tex = typeof value === "string" ? inlineTex(value) : "";
  return tex === "" ? "" : `$${tex}$`;
}

/** A formula in one line, without what would end it early. */
export function inlineTex(tex: string): string {
  return tex
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/\\[\s\S]?|\$/g, (sign) => (sign === "$" ? "\\$" : sign === "\\" ? "" : sign))
    .trim();
}
