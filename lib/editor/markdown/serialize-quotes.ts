import type { JSONContent } from "@tiptap/core";
import { writtenLabel } from "./footnote-label.ts";

/** A quote around Markdown. */
export function quoteMarkdown(inner: string): string {
  return prefixed(inner, "> ", "> ");
}

/** A quote whose first line says what kind of callout it is. */
export function calloutMarkdown({ attrs = {}, content = [] }: JSONContent, inner: string): string {
  const word = typeof attrs.kind === "string" ? attrs.kind.toLowerCase().replace(/[\s[\]\p{Cc}]+/gu, "") : "";
  const title = typeof attrs.title === "string" ? attrs.title.replace(/[\s\p{Cc}]+/gu, " ").trim() : "";
  const header = `[!${word.slice(0, 40) || "note"}]${title === "" ? "" : ` ${title}`}`;
  // A paragraph may follow at once, as people write it; other blocks could take the line for their own.
  const first = content.find((block) => block.type !== "paragraph" || block.content?.length);
  return quoteMarkdown(`${header}${inner === "" ? "" : first?.type === "paragraph" ? "\n" : "\n\n"}${inner}`);
}

/** A footnote; its blocks are indented below its label. */
export function footnoteMarkdown({ attrs, content = [] }: JSONContent, inner: string): string {
  const first = content.find((block) => block.type !== "paragraph" || block.content?.length);
  const label = `[^${writtenLabel(attrs?.label)}]:`;
  if (inner === "") return label;
  if (first?.type === "paragraph") return prefixed(inner, `${label} `, "    ");
  return `${label}\n\n${prefixed(inner, "    ", "    ")}`;
}

/** Every line with something before it: the first line with `first`, the others with `rest`. */
export function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => {
      const before = index === 0 ? first : rest;
      return line === "" ? before.trimEnd() : `${before}${line}`;
    })
    .join("\n");
}
