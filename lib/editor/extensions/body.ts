import type { Extensions } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Link } from "@tiptap/extension-link";
import { StarterKit } from "@tiptap/starter-kit";
import { isAllowedHref } from "../addresses.ts";
import { codeView } from "../views/code-view.ts";
import { LINK_REL } from "../link-rel.ts";
import { linkedByItsWriter } from "./autolink.ts";
import { BlockIds } from "./block-ids.ts";
import { blockExtensions } from "./blocks.ts";
import { CodeHighlight } from "./code-highlight.ts";
import { listExtensions } from "./lists.ts";
import { RawInline, RawMarkdown } from "./raw-markdown.ts";
import { tableExtensions } from "./table.ts";
import { Highlight, Subscript, Superscript } from "./text-marks.ts";

const WebLink = Link.extend({
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  addProseMirrorPlugins() {
    const plugins = this.parent?.() ?? [];
    return plugins.map((plugin) => (plugin.spec.appendTransaction ? linkedByItsWriter(plugin) : plugin));
  },
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
  addNodeView: () => codeView,
}).configure({ enableTabIndentation: true, tabSize: 2 });

// Emptied by two people at once it must stay: what the schema cannot hold would be deleted from the shared document.
const NoteBlockquote = Blockquote.extend({ content: "block*" });

/**
 * The body's schema and behaviour, shared by browser and server.
 * New blocks go here, into BLOCK_TYPES, `html/`, and both halves of `markdown/`.
 */
export const bodyExtensions: Extensions = [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    heading: { levels: [1, 2, 3, 4, 5, 6] },
    link: false,
    listItem: false,
    orderedList: false,
    trailingNode: false,
    undoRedo: false,
  }),
  NoteCode,
  NoteCodeBlock,
  WebLink,
  Highlight,
  Subscript,
  Superscript,
  NoteBlockquote,
  ...listExtensions,
  ...tableExtensions,
  ...blockExtensions,
  RawMarkdown,
  RawInline,
  BlockIds,
  CodeHighlight,
];
