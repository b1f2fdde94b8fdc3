import { commentingTexts } from "#lib/texts/en/commenting.ts";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { writingTexts } from "#lib/texts/en/writing.ts";

const { block } = writingTexts;
const texts = writingTexts.shortcuts;

export interface Shortcut {
  what: string;
  /** To press, as "Mod-k"; arrows as they are drawn. */
  keys?: string;
  /** To type at the start of a line or around words. */
  type?: string;
}

export interface ShortcutGroup {
  title: string;
  /** Whether the keys are the text's own; the others are the page's. */
  inText: boolean;
  rows: readonly Shortcut[];
}

/** Every key and every sign the editor knows. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: texts.note,
    inText: false,
    rows: [
      { what: texts.saveRevision, keys: "Mod-s" },
      { what: editorTexts.find, keys: "Mod-f" },
      { what: commentingTexts.commentHere, keys: "Mod-Alt-m" },
      { what: texts.commands, keys: "Mod-k" },
      { what: texts.help, keys: "Mod-/" },
    ],
  },
  {
    title: texts.text,
    inText: true,
    rows: [
      { what: texts.undo, keys: "Mod-z" },
      { what: texts.redo, keys: "Mod-Shift-z" },
      { what: writingTexts.bold, keys: "Mod-b" },
      { what: writingTexts.italic, keys: "Mod-i" },
      { what: writingTexts.strike, keys: "Mod-Shift-s" },
      { what: writingTexts.codeMark, keys: "Mod-e" },
      { what: writingTexts.highlight, keys: "Mod-Shift-h" },
      { what: writingTexts.subscript, keys: "Mod-," },
      { what: writingTexts.superscript, keys: "Mod-." },
      { what: texts.link, keys: "Mod-k" },
      { what: texts.newLine, keys: "Shift-Enter" },
      { what: texts.toolbar, keys: "Alt-F10" },
    ],
  },
  {
    title: texts.blocks,
    inText: true,
    rows: [
      { what: texts.blockMenu, keys: "Alt-Enter" },
      { what: writingTexts.blockMenu.up, keys: "Alt-Shift-↑" },
      { what: writingTexts.blockMenu.down, keys: "Alt-Shift-↓" },
      { what: writingTexts.blockMenu.duplicate, keys: "Mod-d" },
      { what: texts.heading, keys: "Mod-Alt-2" },
      { what: block.paragraph.name, keys: "Mod-Alt-0" },
      { what: block.orderedList.name, keys: "Mod-Shift-7" },
      { what: block.bulletList.name, keys: "Mod-Shift-8" },
      { what: block.taskList.name, keys: "Mod-Shift-9" },
      { what: block.blockquote.name, keys: "Mod-Shift-b" },
      { what: block.codeBlock.name, keys: "Mod-Alt-c" },
      { what: texts.indent, keys: "Tab" },
      { what: texts.outdent, keys: "Shift-Tab" },
      { what: texts.tick, keys: "Mod-Enter" },
    ],
  },
  {
    title: texts.menus,
    inText: true,
    rows: [
      { what: texts.slash, type: "/" },
      { what: block.noteLink.name, type: "[[" },
      { what: block.noteEmbed.name, type: "![[" },
      { what: block.mention.name, type: "@" },
      { what: texts.tag, type: "#" },
      { what: block.emoji.name, type: ":bread" },
    ],
  },
  {
    title: texts.lineStart,
    inText: true,
    rows: [
      { what: block.heading1.name, type: "#" },
      { what: block.heading2.name, type: "##" },
      { what: block.bulletList.name, type: "-" },
      { what: block.orderedList.name, type: "1." },
      { what: block.taskList.name, type: "[ ]" },
      { what: block.blockquote.name, type: ">" },
      { what: block.callout.name, type: "> [!tip]" },
      { what: block.toggle.name, type: "+++" },
      { what: block.codeBlock.name, type: "```" },
      { what: block.mathBlock.name, type: "$$" },
      { what: block.divider.name, type: "---" },
      { what: block.tableOfContents.name, type: "[TOC]" },
    ],
  },
  {
    title: texts.aroundWords,
    inText: true,
    rows: [
      { what: writingTexts.bold, type: "**words**" },
      { what: writingTexts.italic, type: "*words*" },
      { what: writingTexts.strike, type: "~~words~~" },
      { what: writingTexts.codeMark, type: "`words`" },
      { what: writingTexts.highlight, type: "==words==" },
      { what: block.mathInline.name, type: "$x$" },
      { what: block.footnote.name, type: "[^1]" },
    ],
  },
  {
    title: texts.tables,
    inText: false,
    rows: [
      { what: texts.nextCell, keys: "Tab" },
      { what: texts.leaveTable, keys: "Mod-Enter" },
      { what: texts.wider, keys: "Alt-Shift-→" },
      { what: texts.narrower, keys: "Alt-Shift-←" },
    ],
  },
];
