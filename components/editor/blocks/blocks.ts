import type { ChainedCommands, Editor } from "@tiptap/core";
import {
  Code,
  Heading1,
  Heading2,
  Heading3,
  ImagePlus,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Pilcrow,
  Quote,
  Table,
  type LucideIcon,
} from "lucide-react";
import { editorTexts } from "#lib/texts/en/editor.ts";

export type BlockId = keyof typeof editorTexts.block;

/** A kind of block that text can be turned into. */
export interface Turnable {
  id: BlockId;
  group: "text" | "lists";
  icon: LucideIcon;
  /** Other words people look for it under. */
  words: string;
  isActive: (editor: Editor) => boolean;
  turn: (chain: ChainedCommands) => ChainedCommands;
}

/** A kind of block that is put in where the caret is. */
export interface Insertable {
  id: BlockId;
  group: "insert";
  icon: LucideIcon;
  words: string;
}

const heading = (level: 1 | 2 | 3, icon: LucideIcon): Turnable => ({
  id: `heading${level}`,
  group: "text",
  icon,
  words: `h${level} title section`,
  isActive: (editor) => editor.isActive("heading", { level }),
  turn: (chain) => chain.clearNodes().setNode("heading", { level }),
});

export const turnables: readonly Turnable[] = [
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    id: "taskList",
    group: "lists",
    icon: ListChecks,
    words: "todo to-do checkbox check",
    isActive: (editor) => editor.isActive("taskList"),
    turn: (chain) => chain.clearNodes().toggleTaskList(),
  },
  {
    id: "bulletList",
    group: "lists",
    icon: List,
    words: "ul unordered points",
    isActive: (editor) => editor.isActive("bulletList"),
    turn: (chain) => chain.clearNodes().toggleBulletList(),
  },
  {
    id: "orderedList",
    group: "lists",
    icon: ListOrdered,
    words: "ol ordered numbers",
    isActive: (editor) => editor.isActive("orderedList"),
    turn: (chain) => chain.clearNodes().toggleOrderedList(),
  },
  {
    id: "blockquote",
    group: "text",
    icon: Quote,
    words: "citation",
    isActive: (editor) => editor.isActive("blockquote"),
    turn: (chain) => chain.clearNodes().toggleBlockquote(),
  },
  {
    id: "codeBlock",
    group: "text",
    icon: Code,
    words: "pre fence program snippet",
    isActive: (editor) => editor.isActive("codeBlock"),
    turn: (chain) => chain.clearNodes().toggleCodeBlock(),
  },
  {
    id: "paragraph",
    group: "text",
    icon: Pilcrow,
    words: "plain paragraph normal",
    isActive: (editor) => editor.isActive("paragraph"),
    turn: (chain) => chain.clearNodes(),
  },
];

const insertables: readonly Insertable[] = [
  { id: "table", group: "insert", icon: Table, words: "grid rows columns" },
  { id: "image", group: "insert", icon: ImagePlus, words: "picture photo upload file" },
  { id: "divider", group: "insert", icon: Minus, words: "line rule hr separator" },
];

const menuOrder: readonly BlockId[] = [
  ...(["paragraph", "heading1", "heading2", "heading3", "blockquote", "codeBlock"] as const),
  ...(["bulletList", "orderedList", "taskList"] as const),
  ...(["table", "image", "divider"] as const),
];

const all: readonly (Turnable | Insertable)[] = [...turnables, ...insertables];
const inMenu = menuOrder.flatMap((id) => all.filter((block) => block.id === id));

/** The blocks that answer to what was typed after the slash: names that begin with it first. */
export function findBlocks(query: string): (Turnable | Insertable)[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return inMenu;
  const rank = (block: Turnable | Insertable) => {
    const name = editorTexts.block[block.id].name.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (`${name} ${block.words}`.split(" ").some((word) => word.startsWith(wanted))) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  return inMenu.filter((block) => rank(block) < 3).sort((a, b) => rank(a) - rank(b));
}
