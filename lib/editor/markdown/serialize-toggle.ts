import type { JSONContent } from "@tiptap/core";
import { inlineHtml } from "./html-inline.ts";

type Write = (blocks: JSONContent[]) => string;

/** A toggle as `<details>`, with Markdown between blank lines. A second summary is text like all other. */
export function toggleMarkdown({ attrs, content = [] }: JSONContent, write: Write): string {
  const [summary, ...others] = content.filter(({ type }) => type === "toggleSummary");
  const rest = content
    .filter((part) => part !== summary)
    .flatMap((part) => (others.includes(part) ? [{ ...part, type: "paragraph" }] : (part.content ?? [])));
  const parts = [
    `${attrs?.open === true ? "<details open>" : "<details>"}\n${summaryMarkdown(summary?.content ?? [], write)}`,
    write(rest),
    "</details>",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function summaryMarkdown(content: JSONContent[], write: Write): string {
  const html = inlineHtml(content);
  if (html !== null) return `<summary>${html}</summary>`;
  return `<summary>\n\n${write([{ type: "paragraph", content }])}\n\n</summary>`;
}
