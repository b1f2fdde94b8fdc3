import type { JSONContent } from "@tiptap/core";
import { mapChildren } from "./map-children.ts";

const lists = new Set(["bulletList", "orderedList", "taskList", "table"]);
const wrappers = new Set(["blockquote", "callout", "footnoteDefinition"]);
const places = new Set(["listItem", "taskItem", "tableCell", "tableHeader", "toggleContent"]);

/** Lists have items, items and cells have a line to write in, and a toggle has one summary over one content. */
export function withoutGaps(node: JSONContent): JSONContent {
  return mapChildren(node, (child) => {
    const inner = withoutGaps(child);
    const type = inner.type ?? "";
    if (type === "toggle") return wholeToggle(inner);
    if (inner.content?.length) return inner;
    if (lists.has(type) || wrappers.has(type)) return null;
    return places.has(type) ? { ...inner, content: [{ type: "paragraph" }] } : inner;
  });
}

function wholeToggle(toggle: JSONContent): JSONContent | null {
  const parts = toggle.content ?? [];
  if (parts.length === 0) return null;
  const [summary, content, ...more] = parts;
  if (summary?.type === "toggleSummary" && content?.type === "toggleContent" && more.length === 0)
    return toggle;
  const line = parts.find(({ type }) => type === "toggleSummary") ?? { type: "toggleSummary" };
  const under = parts.find(({ type }) => type === "toggleContent") ?? { type: "toggleContent" };
  const blocks = parts.filter((part) => part !== line).flatMap(blocksOf);
  return {
    ...toggle,
    content: [line, { ...under, content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] }],
  };
}

/** A second summary becomes a paragraph of its own. */
function blocksOf({ type, ...rest }: JSONContent): JSONContent[] {
  return type === "toggleSummary" ? [{ ...rest, type: "paragraph" }] : (rest.content ?? []);
}
