import type { OutlineNode } from "./outline-node.ts";

/** Where documents and attachments of an export are; paths by what addresses call them. */
export interface OutlinePlaces {
  /** By id, and by the id that stands at the end of addresses. */
  documents: Map<string, string>;
  attachments: Map<string, string>;
}

const documentAddress = /^(?:https?:\/\/[^/?#]+)?\/doc\/(?:[^/?#]*-)?([A-Za-z0-9-]+?)\/?(?:[?#].*)?$/;
const attachmentAddress = /\/api\/attachments\.redirect\?(?:.*&)?id=([0-9a-f-]{36})/i;

/** The same node with addresses of documents and attachments as `address` writes the paths of their files. */
export function withPaths(
  node: OutlineNode,
  places: OutlinePlaces,
  address: (path: string) => string,
): OutlineNode {
  const moved = (given: unknown): unknown => {
    if (typeof given !== "string") return given;
    const path = pathOf(given, places);
    if (path === null) return given;
    const heading = /#(?:h-)?(.+)$/.exec(given)?.[1]; // Outline's own anchors begin with "h-"
    return address(path) + (heading === undefined ? "" : `#${heading}`);
  };
  const { attrs, marks, content, ...rest } = node;
  return {
    ...rest,
    ...(attrs && { attrs: { ...attrs, ...movedAttributes(node, places, { moved, address }) } }),
    ...(marks && {
      marks: marks.map((mark) =>
        mark.type === "link" ? { ...mark, attrs: { ...mark.attrs, href: moved(mark.attrs?.href) } } : mark,
      ),
    }),
    ...(content && { content: content.map((child) => withPaths(child, places, address)) }),
  };
}

function movedAttributes(
  { type, attrs = {} }: OutlineNode,
  { documents }: OutlinePlaces,
  { moved, address }: { moved: (given: unknown) => unknown; address: (path: string) => string },
): Record<string, unknown> {
  if (type === "mention") {
    const path = attrs.type === "document" ? documents.get(String(attrs.modelId)) : undefined;
    return path === undefined ? {} : { href: address(path) };
  }
  return {
    ...("src" in attrs && { src: moved(attrs.src) }),
    ...("href" in attrs && { href: moved(attrs.href) }),
  };
}

function pathOf(given: string, { documents, attachments }: OutlinePlaces): string | null {
  const attachment = attachmentAddress.exec(given)?.[1];
  if (attachment !== undefined) return attachments.get(attachment) ?? null;
  const document = documentAddress.exec(given)?.[1];
  return document === undefined ? null : (documents.get(document) ?? null);
}
