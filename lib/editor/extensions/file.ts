import { Node, mergeAttributes } from "@tiptap/core";
import { attachmentIdOf } from "../addresses.ts";
import { filled, textOrNull } from "./attributes.ts";

/** The bytes a file says it has, or null for what cannot be a size. */
export function fileSize(value: unknown): number | null {
  const size = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isSafeInteger(size) && size > 0 ? size : null;
}

/** What a file is called: its own name, or the last part of its address. */
export function fileName({ name, src }: { name?: unknown; src?: unknown }): string {
  const given = textOrNull(name);
  if (given) return given;
  const last = typeof src === "string" ? (src.split(/[?#]/)[0]?.split("/").at(-1) ?? "") : "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // an address need not be encoded well to be one of ours
  }
}

/** An attachment that is not a picture: its name, its size, and a way to have it. */
export const File = Node.create({
  name: "file",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") },
    name: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute("download") || element.textContent,
    },
    size: { default: null, parseHTML: (element: HTMLElement) => fileSize(element.getAttribute("data-size")) },
    type: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("data-type") },
  }),
  parseHTML: () => [
    {
      tag: "a.file-block[href]",
      priority: 60,
      getAttrs: (element) => (attachmentIdOf(element.getAttribute("href")) === null ? false : null),
    },
  ],
  renderHTML: ({
    node: { attrs },
    HTMLAttributes: { src: _src, name: _name, size: _size, type: _type, ...rest },
  }) => {
    const name = fileName(attrs);
    const src = attachmentIdOf(attrs.src) === null ? null : (attrs.src as string);
    const size = fileSize(attrs.size);
    const own = filled({
      class: "file-block",
      href: src,
      download: name,
      "data-size": size === null ? null : String(size),
      "data-type": textOrNull(attrs.type),
    });
    return ["a", mergeAttributes(rest, own), name];
  },
});
