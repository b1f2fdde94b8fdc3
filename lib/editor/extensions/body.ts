import type { Extensions } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Link } from "@tiptap/extension-link";
import { OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { StarterKit } from "@tiptap/starter-kit";
import { isAllowedHref } from "../addresses.ts";
import { BlockIds } from "./block-ids.ts";
import { CodeHighlight } from "./code-highlight.ts";
import { NoteImage } from "./image.ts";
import { RawInline, RawMarkdown } from "./raw-markdown.ts";
import { tableExtensions } from "./table.ts";

/** What every link carries beside its address, in the editor and on read views alike. */
export const LINK_REL = "noopener noreferrer nofollow";

const NoteLink = Link.extend({
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
}).configure({
  autolink: true,
  openOnClick: false,
  linkOnPaste: true,
  markdownLinks: true,
  defaultProtocol: "https",
  HTMLAttributes: { rel: LINK_REL, target: null, class: null },
  isAllowedUri: (href) => isAllowedHref(href),
});

// Code may be linked or bold in Markdown; Tiptap's own mark forbids that and the text would lose one of them.
const NoteCode = Code.extend({ excludes: "code rawInline" });

const NoteCodeBlock = CodeBlock.extend({
  addAttributes() {
    return { ...this.parent?.(), meta: { default: null, rendered: false } };
  },
}).configure({ enableTabIndentation: true, tabSize: 2 });

const NoteOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => listStart(element.getAttribute("start")),
    },
  }),
});

/**
 * The body's schema and behaviour, shared by browser and server.
 * New blocks go here, into BLOCK_TYPES, `html.ts`, and both halves of `markdown/`.
 */
export const bodyExtensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    link: false,
    orderedList: false,
    trailingNode: false,
    undoRedo: false,
  }),
  NoteCode,
  NoteCodeBlock,
  NoteLink,
  NoteOrderedList,
  TaskList,
  TaskItem.configure({ nested: true }),
  NoteImage,
  ...tableExtensions,
  RawMarkdown,
  RawInline,
  BlockIds,
  CodeHighlight,
];

/** The number an ordered list may start with; anything Markdown cannot write becomes 1. */
export function listStart(value: unknown): number {
  const start =
    typeof value === "number" ? value : typeof value === "string" ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1;
}
