import type { JSONContent } from "@tiptap/core";
import { inlineText } from "./facts.ts";
import { headingLevel } from "./heading-level.ts";

/** A heading and the fragment (`#anchor`) that leads to it on a read view. */
export type HeadingAnchor = { anchor: string; level: number; text: string };

/** The headings of a body in order, with the same anchors that `renderBody` gives them. */
export function headingAnchors(body: JSONContent): HeadingAnchor[] {
  return [...anchorsIn(body).values()];
}

/** The same for each heading's node. */
export function anchorsIn(body: JSONContent): Map<JSONContent, HeadingAnchor> {
  const anchorFor = anchorMaker();
  const anchors = new Map<JSONContent, HeadingAnchor>();
  const visit = (node: JSONContent) => {
    if (node.type === "heading") {
      const text = inlineText(node).replaceAll("\n", " ").trim();
      anchors.set(node, { anchor: anchorFor(text), level: headingLevel(node), text });
    }
    if (Array.isArray(node.content)) node.content.forEach(visit);
  };
  visit(body);
  return anchors;
}

/** Makes anchors that are unique within one page: `notes`, `notes-2`, … */
export function anchorMaker(): (text: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (text) => {
    const base = slug(text);
    let anchor = base;
    while (used.has(anchor)) {
      const count = (next.get(base) ?? 1) + 1;
      next.set(base, count);
      anchor = `${base}-${count}`;
    }
    used.add(anchor);
    return anchor;
  };
}

function slug(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return words?.join("-").slice(0, 80) ?? "section";
}
