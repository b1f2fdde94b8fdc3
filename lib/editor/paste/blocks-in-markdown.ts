import type { JSONContent } from "@tiptap/core";
import { parseMarkdown } from "../markdown/parse.ts";

/** The blocks that pasted Markdown means. Front matter, which says something about a whole file, stays as it is written. */
export function blocksInMarkdown(text: string): JSONContent[] {
  const { body, frontMatter } = parseMarkdown(text, { liftTitle: false });
  const blocks = body.content ?? [];
  if (!frontMatter) return blocks;
  const written = { type: "text", text: frontMatter.trimEnd() };
  return [{ type: "codeBlock", attrs: { language: "yaml" }, content: [written] }, ...blocks];
}
