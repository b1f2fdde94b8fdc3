import type { CommandProps } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import {
  CellSelection,
  columnIsHeader,
  isInTable,
  mergeCells,
  moveTableColumn,
  moveTableRow,
  rowIsHeader,
  selectedRect,
  splitCell,
} from "@tiptap/pm/tables";
import { inWholeTable } from "#lib/editor/extensions/table.ts";

export type Alignment = "left" | "center" | "right";

export interface TableFacts {
  headerRow: boolean;
  headerColumn: boolean;
  align: Alignment | null;
  canMerge: boolean;
  canSplit: boolean;
}

const nothing: TableFacts = {
  headerRow: false,
  headerColumn: false,
  align: null,
  canMerge: false,
  canSplit: false,
};

/** What is so about the table the selection is in. */
export function tableFacts(state: EditorState): TableFacts {
  if (!isInTable(state)) return nothing;
  const { map, table, left, top } = selectedRect(state);
  const cell = table.nodeAt(map.map[top * map.width + left] ?? 0);
  return {
    headerRow: rowIsHeader(map, table, 0),
    headerColumn: columnIsHeader(map, table, 0),
    align: (cell?.attrs.align as Alignment | null) ?? null,
    canMerge: state.selection instanceof CellSelection && mergeCells(state),
    canSplit: splitCell(state),
  };
}

/** Moves the row with the caret up or down; the text and the ids of its cells go with it. */
export function moveRow(by: 1 | -1): (props: CommandProps) => boolean {
  return inWholeTable(({ state, dispatch }) => {
    if (!isInTable(state)) return false;
    const { map, top } = selectedRect(state);
    const to = top + by;
    return to >= 0 && to < map.height && moveTableRow({ from: top, to })(state, dispatch);
  });
}

export function moveColumn(by: 1 | -1): (props: CommandProps) => boolean {
  return inWholeTable(({ state, dispatch }) => {
    if (!isInTable(state)) return false;
    const { map, left } = selectedRect(state);
    const to = left + by;
    return to >= 0 && to < map.width && moveTableColumn({ from: left, to })(state, dispatch);
  });
}

/** Aligns whole columns, as Markdown does: those that the selection touches. */
export function alignCells(align: Alignment | null): (props: CommandProps) => boolean {
  return ({ state, tr, dispatch }) => {
    if (!isInTable(state)) return false;
    const { map, tableStart, left, right } = selectedRect(state);
    if (!dispatch) return true;
    for (const pos of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      tr.setNodeAttribute(tableStart + pos, "align", align);
    }
    return true;
  };
}

/** Lets the columns be as wide as what is in them. */
export function resetWidths({ state, tr, dispatch }: CommandProps): boolean {
  if (!isInTable(state)) return false;
  const { map, table, tableStart } = selectedRect(state);
  if (!dispatch) return true;
  for (const pos of new Set(map.map)) {
    if (table.nodeAt(pos)?.attrs.colwidth) tr.setNodeAttribute(tableStart + pos, "colwidth", null);
  }
  return true;
}
