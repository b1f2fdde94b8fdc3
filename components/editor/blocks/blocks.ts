import type { ChainedCommands, Editor, JSONContent } from "@tiptap/core";
import {
  AtSign,
  CalendarDays,
  ChevronRight,
  Code,
  FileUp,
  FileText,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  ImagePlus,
  Info,
  Lightbulb,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  ListTree,
  Megaphone,
  Minus,
  OctagonAlert,
  Pilcrow,
  PlaySquare,
  Quote,
  Radical,
  Sigma,
  SmilePlus,
  Superscript,
  Table,
  TriangleAlert,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import type { CalloutKind } from "#lib/editor/extensions/callout.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";
import { insertFootnote } from "./footnote.ts";
import { insertBlock } from "./insert-block.ts";
import { afterwards, intoToggle, plain, selectBefore } from "./turn.ts";

export type BlockId = keyof typeof writingTexts.block;
export type BlockGroup = Exclude<keyof typeof writingTexts.group, "recent">;

/** What only the page around the editor can do. */
export interface BlockHelp {
  chooseImage: (editor: Editor) => void;
  chooseFile: (editor: Editor) => void;
}

/** A kind of block, or something in a line, that can be put in. */
export interface Block {
  id: BlockId;
  group: BlockGroup;
  icon: LucideIcon;
  /** Other words people look for it under. */
  words: string;
  /** Only shown to those who look for it. */
  searchedOnly?: true;
  put: (chain: ChainedCommands, editor: Editor, help: BlockHelp) => ChainedCommands;
}

/** A kind of block that text can be turned into. */
export interface Turnable extends Block {
  isActive: (editor: Editor) => boolean;
  turn: (chain: ChainedCommands) => ChainedCommands;
}

type Kind = Pick<Block, "id" | "group" | "icon" | "words" | "searchedOnly">;

const turnable = (kind: Kind & Pick<Turnable, "isActive" | "turn">): Turnable => ({
  ...kind,
  put: kind.turn,
});

const heading = (level: 1 | 2 | 3 | 4, icon: LucideIcon): Turnable =>
  turnable({
    id: `heading${level}`,
    group: "text",
    icon,
    words: `h${level} title section`,
    isActive: (editor) => editor.isActive("heading", { level }),
    turn: (chain) => plain(chain).setNode("heading", { level }),
  });

const callout = (kind: CalloutKind | null, icon: LucideIcon, words: string): Turnable => {
  const id = {
    note: "calloutNote",
    tip: "calloutTip",
    important: "calloutImportant",
    warning: "calloutWarning",
    caution: "calloutCaution",
  } as const;
  return turnable({
    id: kind === null ? "callout" : id[kind],
    group: "sections",
    icon,
    words: `admonition alert box ${words}`,
    ...(kind !== null && { searchedOnly: true }),
    isActive: (editor) => editor.isActive("callout"),
    turn: (chain) => plain(chain).wrapIn("callout", { kind: kind ?? "note" }),
  });
};

const list = (name: "bulletList" | "orderedList" | "taskList", icon: LucideIcon, words: string): Turnable =>
  turnable({
    id: name,
    group: "lists",
    icon,
    words,
    isActive: (editor) => editor.isActive(name),
    turn: (chain) => plain(chain).toggleList(name, name === "taskList" ? "taskItem" : "listItem"),
  });

/** From the innermost outwards, so that the first that is active says what the caret is in. */
export const turnables: readonly Turnable[] = [
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  heading(4, Heading4),
  turnable({
    id: "codeBlock",
    group: "sections",
    icon: Code,
    words: "pre fence program snippet",
    isActive: (editor) => editor.isActive("codeBlock"),
    turn: (chain) => plain(chain).setNode("codeBlock"),
  }),
  list("taskList", ListChecks, "todo to-do checkbox check done"),
  list("bulletList", List, "ul unordered points"),
  list("orderedList", ListOrdered, "ol ordered numbers"),
  turnable({
    id: "toggle",
    group: "lists",
    icon: ChevronRight,
    words: "details fold collapse accordion summary hide",
    isActive: (editor) => editor.isActive("toggle"),
    turn: (chain) => plain(chain).command(intoToggle),
  }),
  turnable({
    id: "blockquote",
    group: "text",
    icon: Quote,
    words: "citation blockquote",
    isActive: (editor) => editor.isActive("blockquote"),
    turn: (chain) => plain(chain).wrapIn("blockquote"),
  }),
  callout(null, Info, ""),
  turnable({
    id: "paragraph",
    group: "text",
    icon: Pilcrow,
    words: "plain paragraph normal",
    isActive: (editor) => editor.isActive("paragraph"),
    turn: plain,
  }),
];

const block = (kind: Kind & { content: () => JSONContent }): Block => ({
  ...kind,
  put: (chain) => chain.command(insertBlock(kind.content())),
});

/** Types what opens another list. */
const typed = (kind: Kind & { text: () => string }): Block => ({
  ...kind,
  put: (chain) => chain.insertContent({ type: "text", text: kind.text() }),
});

const insertables: readonly Block[] = [
  callout("note", Info, "info"),
  callout("tip", Lightbulb, "hint success"),
  callout("important", Megaphone, "question"),
  callout("warning", TriangleAlert, "attention"),
  callout("caution", OctagonAlert, "danger error bug"),
  block({
    id: "mathBlock",
    group: "sections",
    icon: Sigma,
    words: "math equation tex latex katex",
    content: () => ({ type: "mathBlock" }),
  }),
  block({
    id: "mermaid",
    group: "sections",
    icon: Workflow,
    words: "mermaid chart flow sequence graph",
    content: () => ({
      type: "codeBlock",
      attrs: { language: "mermaid" },
      content: [{ type: "text", text: writingTexts.firstDiagram }],
    }),
  }),
  block({
    id: "table",
    group: "sections",
    icon: Table,
    words: "grid rows columns",
    content: () => emptyTable(3, 3),
  }),
  block({
    id: "divider",
    group: "sections",
    icon: Minus,
    words: "line rule hr separator horizontal",
    content: () => ({ type: "horizontalRule" }),
  }),
  {
    id: "image",
    group: "media",
    icon: ImagePlus,
    words: "picture photo upload img",
    put: (chain, editor, { chooseImage }) => afterwards(chain, () => chooseImage(editor)),
  },
  {
    id: "file",
    group: "media",
    icon: FileUp,
    words: "attachment upload pdf document",
    put: (chain, editor, { chooseFile }) => afterwards(chain, () => chooseFile(editor)),
  },
  {
    id: "embed",
    group: "media",
    icon: PlaySquare,
    words: "video youtube vimeo loom figma codepen spotify iframe player",
    put: (chain) => chain.command(insertBlock({ type: "embed" }, "select")),
  },
  typed({ id: "noteLink", group: "inline", icon: Link2, words: "wiki page reference", text: () => "[[" }),
  typed({
    id: "noteEmbed",
    group: "structure",
    icon: FileText,
    words: "transclude include page embed",
    text: () => "![[",
  }),
  typed({ id: "mention", group: "inline", icon: AtSign, words: "person people user at", text: () => "@" }),
  typed({ id: "emoji", group: "inline", icon: SmilePlus, words: "smiley symbol", text: () => ":" }),
  {
    id: "mathInline",
    group: "inline",
    icon: Radical,
    words: "math equation tex latex katex inline",
    put: (chain) => chain.insertContent({ type: "mathInline" }).command(selectBefore),
  },
  {
    id: "footnote",
    group: "inline",
    icon: Superscript,
    words: "reference note annotation",
    put: (chain) => chain.command(insertFootnote),
  },
  typed({
    id: "date",
    group: "inline",
    icon: CalendarDays,
    words: "today now day time",
    text: () => new Intl.DateTimeFormat(navigator.language, { dateStyle: "long" }).format(new Date()),
  }),
  block({
    id: "tableOfContents",
    group: "structure",
    icon: ListTree,
    words: "toc contents outline headings",
    content: () => ({ type: "tableOfContents" }),
  }),
];

function emptyTable(rows: number, columns: number): JSONContent {
  const row = (cell: string): JSONContent => ({
    type: "tableRow",
    content: Array.from({ length: columns }, () => ({ type: cell, content: [{ type: "paragraph" }] })),
  });
  const body = Array.from({ length: rows - 1 }, () => row("tableCell"));
  return { type: "table", content: [row("tableHeader"), ...body] };
}

const menuOrder: readonly BlockId[] = [
  ...(["paragraph", "heading1", "heading2", "heading3", "heading4", "blockquote"] as const),
  ...(["bulletList", "orderedList", "taskList", "toggle"] as const),
  ...([
    "callout",
    "calloutNote",
    "calloutTip",
    "calloutImportant",
    "calloutWarning",
    "calloutCaution",
  ] as const),
  ...(["codeBlock", "table", "divider", "mathBlock", "mermaid"] as const),
  ...(["image", "file", "embed"] as const),
  ...(["noteLink", "mention", "emoji", "date", "mathInline", "footnote"] as const),
  ...(["tableOfContents", "noteEmbed"] as const),
];

const all: readonly Block[] = [...turnables, ...insertables];

/** Everything the menu offers, in its order. */
export const blocks: readonly Block[] = menuOrder.flatMap((id) => all.filter((each) => each.id === id));
