import type { JSONContent } from "@tiptap/core";
import { anchorsIn } from "./anchors.ts";
import { blockRenderers } from "./html/blocks.ts";
import { renderCodeBlock } from "./html/code.ts";
import type { Context, Renderer, RenderOptions } from "./html/context.ts";
import { differenceRenderers } from "./html/difference.ts";
import { Footnotes, renderFootnotes } from "./html/footnotes.ts";
import { inlineRenderers } from "./html/inline.ts";
import { mediaRenderers } from "./html/media.ts";
import { tableRenderers } from "./html/table.ts";
import { escapeHtml } from "./html-tag.ts";

export type { RenderOptions } from "./html/context.ts";

const renderers = new Map<string, Renderer>([
  ...blockRenderers,
  ...inlineRenderers,
  ...mediaRenderers,
  ...tableRenderers,
  ...differenceRenderers,
  ["codeBlock", renderCodeBlock],
]);

/**
 * The body as HTML for read views, with the structure and classes of the editor.
 * Everything is escaped, unsafe addresses are dropped, and unknown nodes show their text; it never throws.
 */
export function renderBody(
  body: JSONContent,
  { address = (same) => same, note = () => null, diagrams = new Map() }: RenderOptions = {},
): string {
  const context: Context = {
    address,
    note,
    diagrams,
    drawn: { count: 0 },
    children: (node) =>
      Array.isArray(node.content) ? node.content.map((child) => renderNode(child, context)).join("") : "",
    anchors: anchorsIn(body),
    footnotes: new Footnotes(body),
  };
  return context.children(body) + renderFootnotes(context);
}

function renderNode(node: JSONContent, context: Context): string {
  const render = renderers.get(String(node.type));
  if (render) return render(node, context);
  return typeof node.text === "string" ? escapeHtml(node.text) : context.children(node);
}
