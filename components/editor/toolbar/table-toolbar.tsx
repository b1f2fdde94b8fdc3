"use client";

import type { ChainedCommands, Editor } from "@tiptap/core";
import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  FoldHorizontal,
  FoldVertical,
  Trash2,
  PanelTop,
  type LucideIcon,
} from "lucide-react";
import { editorTexts } from "#lib/texts/en/editor.ts";
import { blockRect } from "./block-rect.ts";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { FloatingToolbar, type Floating } from "./floating.tsx";

interface Tool {
  label: string;
  icon: LucideIcon;
  run: (chain: ChainedCommands) => ChainedCommands;
}

const growing: Tool[] = [
  { label: editorTexts.addRowBefore, icon: ArrowUpToLine, run: (chain) => chain.addRowBefore() },
  { label: editorTexts.addRowAfter, icon: ArrowDownToLine, run: (chain) => chain.addRowAfter() },
  { label: editorTexts.addColumnBefore, icon: ArrowLeftToLine, run: (chain) => chain.addColumnBefore() },
  { label: editorTexts.addColumnAfter, icon: ArrowRightToLine, run: (chain) => chain.addColumnAfter() },
];

const shrinking: Tool[] = [
  { label: editorTexts.deleteRow, icon: FoldVertical, run: (chain) => chain.deleteRow() },
  { label: editorTexts.deleteColumn, icon: FoldHorizontal, run: (chain) => chain.deleteColumn() },
];

const whole: Tool[] = [
  { label: editorTexts.headerRow, icon: PanelTop, run: (chain) => chain.toggleHeaderRow() },
  { label: editorTexts.deleteTable, icon: Trash2, run: (chain) => chain.deleteTable() },
];

export const tableToolbar: Floating = {
  name: "tableToolbar",
  updateDelay: 0,
  shouldShow: ({ editor: shown, view, element, state }) =>
    (view.hasFocus() || element.contains(document.activeElement)) &&
    shown.isEditable &&
    shown.isActive("table") &&
    (state.selection.empty || "$anchorCell" in state.selection),
  beside: (editor) => blockRect(editor, "table"),
  options: { placement: "top-start", offset: 6, flip: { padding: 56 }, shift: { padding: 8 } },
};

/** Rows, columns and the table itself, while the caret is in one. */
export function TableToolbar({ editor }: { editor: Editor }) {
  const buttons = (tools: Tool[]) =>
    tools.map(({ label, icon: Icon, run }) => (
      <ToolbarButton key={label} label={label} onClick={() => run(editor.chain().focus()).run()}>
        <Icon aria-hidden />
      </ToolbarButton>
    ));
  return (
    <FloatingToolbar editor={editor} name={tableToolbar.name}>
      <EditorToolbar editor={editor} label={editorTexts.tableTools}>
        {buttons(growing)}
        <ToolbarGap />
        {buttons(shrinking)}
        <ToolbarGap />
        {buttons(whole)}
      </EditorToolbar>
    </FloatingToolbar>
  );
}
