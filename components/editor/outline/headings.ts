import type { Node as ProseMirrorNode } from "@tiptap/pm/model";

export interface Heading {
  pos: number;
  level: number;
  text: string;
}

/** The headings in their order, those in quotes and callouts among them. */
export function headingsIn(doc: ProseMirrorNode): Heading[] {
  const headings: Heading[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "heading" && node.content.size > 0) {
      const text = node.textBetween(0, node.content.size, " ", " ").trim();
      if (text) headings.push({ pos, level: Number(node.attrs.level), text });
    }
    return !node.isTextblock && node.type.name !== "table";
  });
  return headings;
}

/** How deep each is shown: a note that begins with second-level headings does not begin indented. */
export function depths(headings: readonly Heading[]): number[] {
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  return headings.map(({ level }) => Math.min(levels.indexOf(level), 3));
}
