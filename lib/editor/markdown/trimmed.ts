import type { JSONContent } from "@tiptap/core";

/** Without white space and line breaks at either end, which Markdown cannot say; equal neighbours joined. */
export function trimmed(content: JSONContent[]): JSONContent[] {
  const nodes = joined(content.map((node) => ({ ...node }))).filter(trimmedAtBreaks);
  while (nodes[0] && !trimEdge(nodes[0], /^[ \t\n]+/)) nodes.shift();
  while (nodes.at(-1) && !trimEdge(nodes.at(-1) ?? {}, /[ \t\n]+$/)) nodes.pop();
  return nodes;
}

/** Markdown ignores white space on both sides of a line break. */
function trimmedAtBreaks(node: JSONContent, index: number, nodes: JSONContent[]): boolean {
  if (node.text === undefined || isVerbatim(node)) return true;
  if (nodes[index + 1]?.type === "hardBreak") node.text = node.text.replace(/[ \t]+$/, "");
  if (nodes[index - 1]?.type === "hardBreak") node.text = node.text.replace(/^[ \t]+/, "");
  return node.text !== "";
}

function isVerbatim(node: JSONContent): boolean {
  if (node.type !== "text") return true;
  return node.marks?.some(({ type }) => type === "code" || type === "rawInline") === true;
}

function trimEdge(node: JSONContent, space: RegExp): boolean {
  if (node.type === "hardBreak") return false;
  if (node.text === undefined || isVerbatim(node)) return true;
  node.text = node.text.replace(space, "");
  return node.text !== "";
}

function joined(content: JSONContent[]): JSONContent[] {
  const nodes: JSONContent[] = [];
  for (const node of content) {
    const last = nodes.at(-1);
    if (last?.type === "text" && node.type === "text" && sameMarks(last, node)) last.text += node.text ?? "";
    else nodes.push(node);
  }
  return nodes;
}

function sameMarks(a: JSONContent, b: JSONContent): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}
