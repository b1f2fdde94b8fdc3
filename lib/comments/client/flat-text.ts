import type { Node as ProseMirrorNode } from "@tiptap/pm/model";

interface Line {
  /** Where it begins in the text, and in the document. */
  offset: number;
  pos: number;
  length: number;
}

/** All words of a document as one text, block by block, and where each is in the document. */
export interface FlatText {
  text: string;
  /** The place before the character at this offset. */
  posAt(offset: number): number;
  /** The first character at or after a place, and the first that is not before it. */
  offsetFrom(pos: number): number;
  offsetTo(pos: number): number;
}

/** What stands for a formula, a person or a picture in a line. */
export const leaf = "\ufffc";

/** The text of a document, a line for each of its text blocks, and which offset is which place. */
export function flatten(doc: ProseMirrorNode): FlatText {
  const lines: Line[] = [];
  const texts: string[] = [];
  let offset = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, leaf);
    // Other nodes than single characters would move everything after them.
    const line = text.length === node.content.size ? text : leaf.repeat(node.content.size);
    lines.push({ offset, pos: pos + 1, length: line.length });
    texts.push(line);
    offset += line.length + 1;
    return false;
  });
  return {
    text: texts.join("\n"),
    posAt(at) {
      const line = lastBefore(lines, (candidate) => candidate.offset <= at);
      return line ? line.pos + Math.min(at - line.offset, line.length) : 0;
    },
    offsetFrom(pos) {
      const line = lines[firstAfter(lines, ({ pos: begin, length }) => begin + length >= pos)];
      return line ? line.offset + Math.max(0, pos - line.pos) : Math.max(0, offset - 1);
    },
    offsetTo(pos) {
      const line = lastBefore(lines, (candidate) => candidate.pos <= pos);
      return line ? line.offset + Math.min(pos - line.pos, line.length) : 0;
    },
  };
}

function lastBefore(lines: Line[], isBefore: (line: Line) => boolean): Line | undefined {
  return lines[firstAfter(lines, (line) => !isBefore(line)) - 1];
}

/** The index of the first line for which it holds; it must hold for all lines after that. */
function firstAfter(lines: Line[], holds: (line: Line) => boolean): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line && holds(line)) high = middle;
    else low = middle + 1;
  }
  return low;
}
