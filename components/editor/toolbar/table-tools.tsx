"use client";

import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Columns3,
  PanelLeft,
  PanelTop,
  RulerDimensionLine,
  Rows3,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
  type LucideIcon,
} from "lucide-react";
import {
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "#components/ui/dropdown-menu.tsx";
import { writingTexts } from "#lib/texts/en/writing.ts";
import {
  alignCells,
  type Alignment as Align,
  moveColumn,
  moveRow,
  resetWidths,
  tableFacts,
} from "./table-commands.ts";
import { EditorToolbar, ToolbarButton, ToolbarGap } from "./toolbar.tsx";
import { ToolbarMenu } from "./toolbar-menu.tsx";

const texts = writingTexts.table;

interface Tool {
  label: string;
  icon: LucideIcon;
  run: (chain: ChainedCommands) => ChainedCommands;
  danger?: true;
}

const rows: Tool[] = [
  { label: texts.addRowBefore, icon: BetweenHorizontalEnd, run: (chain) => chain.addRowBefore() },
  { label: texts.addRowAfter, icon: BetweenHorizontalStart, run: (chain) => chain.addRowAfter() },
  { label: texts.moveRowUp, icon: ArrowUp, run: (chain) => chain.command(moveRow(-1)) },
  { label: texts.moveRowDown, icon: ArrowDown, run: (chain) => chain.command(moveRow(1)) },
  { label: texts.deleteRow, icon: Trash2, run: (chain) => chain.deleteRow(), danger: true },
];

const columns: Tool[] = [
  { label: texts.addColumnBefore, icon: BetweenVerticalEnd, run: (chain) => chain.addColumnBefore() },
  { label: texts.addColumnAfter, icon: BetweenVerticalStart, run: (chain) => chain.addColumnAfter() },
  { label: texts.moveColumnLeft, icon: ArrowLeft, run: (chain) => chain.command(moveColumn(-1)) },
  { label: texts.moveColumnRight, icon: ArrowRight, run: (chain) => chain.command(moveColumn(1)) },
  { label: texts.resetWidths, icon: RulerDimensionLine, run: (chain) => chain.command(resetWidths) },
  { label: texts.deleteColumn, icon: Trash2, run: (chain) => chain.deleteColumn(), danger: true },
];

const alignments = [
  { align: "left", label: texts.alignLeft, icon: AlignLeft },
  { align: "center", label: texts.alignCenter, icon: AlignCenter },
  { align: "right", label: texts.alignRight, icon: AlignRight },
] as const;

/** Rows, columns, cells and the table itself, while the caret is in one. */
export function TableTools({ editor }: { editor: Editor }) {
  const facts = useEditorState({ editor, selector: ({ editor: current }) => tableFacts(current.state) });
  const run = () => editor.chain().focus();
  return (
    <EditorToolbar editor={editor} label={texts.tools}>
      <ToolbarMenu label={texts.row} shown={texts.row} icon={Rows3}>
        <Items editor={editor} tools={rows} />
      </ToolbarMenu>
      <ToolbarMenu label={texts.column} shown={texts.column} icon={Columns3}>
        <Items editor={editor} tools={columns} />
      </ToolbarMenu>
      <ToolbarGap />
      <ToolbarButton
        label={texts.headerRow}
        pressed={facts.headerRow}
        onClick={() => run().toggleHeaderRow().run()}
      >
        <PanelTop aria-hidden />
      </ToolbarButton>
      <ToolbarButton
        label={texts.headerColumn}
        pressed={facts.headerColumn}
        onClick={() => run().toggleHeaderColumn().run()}
      >
        <PanelLeft aria-hidden />
      </ToolbarButton>
      <ToolbarGap />
      <Alignment editor={editor} now={facts.align} />
      <ToolbarGap />
      {facts.canMerge && (
        <ToolbarButton label={texts.merge} onClick={() => run().mergeCells().run()}>
          <TableCellsMerge aria-hidden />
        </ToolbarButton>
      )}
      {facts.canSplit && (
        <ToolbarButton label={texts.split} onClick={() => run().splitCell().run()}>
          <TableCellsSplit aria-hidden />
        </ToolbarButton>
      )}
      <ToolbarButton label={texts.delete} onClick={() => run().deleteTable().run()}>
        <Trash2 aria-hidden />
      </ToolbarButton>
    </EditorToolbar>
  );
}

function Alignment({ editor, now }: { editor: Editor; now: Align | null }) {
  return (
    <ToolbarMenu label={texts.align} icon={alignments.find(({ align }) => align === now)?.icon ?? AlignLeft}>
      <DropdownMenuRadioGroup value={now ?? ""}>
        {alignments.map(({ align, label, icon: Icon }) => (
          <DropdownMenuRadioItem
            key={align}
            value={align}
            onSelect={() =>
              editor
                .chain()
                .focus()
                .command(alignCells(align === now ? null : align))
                .run()
            }
          >
            <Icon aria-hidden />
            {label}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </ToolbarMenu>
  );
}

function Items({ editor, tools }: { editor: Editor; tools: Tool[] }) {
  return tools.map(({ label, icon: Icon, run, danger = false }) => (
    <div key={label}>
      {danger && <DropdownMenuSeparator />}
      <DropdownMenuItem danger={danger} onSelect={() => run(editor.chain().focus()).run()}>
        <Icon aria-hidden />
        {label}
      </DropdownMenuItem>
    </div>
  ));
}
