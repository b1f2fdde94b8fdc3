import type { Node as ProseMirrorNode } from "@tiptap/pm/model";

const megabyte = 1024 * 1024;

/** Far more than anybody reads in one piece; what is larger makes every browser slow. In bytes, as Yjs writes a note down. */
export const largestNote = 10 * megabyte;

/** The same as people say it. */
export const largestNoteMegabytes = largestNote / megabyte;

/** A Yjs client and clock, as they are in all but short notes. */
const idBytes = 6;
const itemBytes = 1 + idBytes;

/** What these weigh in a note at least, however they get there. */
export function leastBytesOf(nodes: readonly ProseMirrorNode[]): number {
  return nodes.reduce((sum, node) => sum + leastBytes(node), 0);
}

function leastBytes(node: ProseMirrorNode): number {
  if (node.isText) return itemBytes + 1 + bytesOf(node.text ?? "");
  const element = itemBytes + 2 + node.type.name.length;
  return element + leastBytesOfAttributes(node) + leastBytesOf(node.content.content);
}

function leastBytesOfAttributes({ attrs }: ProseMirrorNode): number {
  let sum = 0;
  for (const [name, value] of Object.entries(attrs) as [string, unknown][])
    if (value !== null) sum += itemBytes + 3 + name.length + (typeof value === "string" ? bytesOf(value) : 0);
  return sum;
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}
