import { Table, TableCell, TableHeader, TableRow, TableView } from "@tiptap/extension-table";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { EditorState, Plugin, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import {
  addRowAfter,
  addRowBefore,
  columnResizing,
  columnResizingPluginKey,
  fixTables,
  isInTable,
  selectedRect,
  tableEditing,
  TableMap,
} from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import type { Attributes, Command, Editor, NodeConfig } from "@tiptap/core";
import { columnWidth } from "../table-widths.ts";
import { CellSpans, spanAttributes } from "./cell-spans.ts";

const NARROWEST = 48;
const WIDTH_STEP = 24;
const LEAST_MOVE = 3;

/** Beside those that add rows. */
const needWholeTables = [
  "deleteRow",
  "addColumnBefore",
  "addColumnAfter",
  "deleteColumn",
  "toggleHeaderRow",
  "toggleHeaderColumn",
  "toggleHeaderCell",
  "mergeCells",
  "splitCell",
  "mergeOrSplit",
] as const;

/**
 * A table. Enter breaks the line in a cell, because one paragraph is what a Markdown cell can say; blocks fit in, too.
 * Mod-Enter leaves it downwards, and Alt-Shift with an arrow makes a column wider or narrower.
 */
const NoteTable = Table.extend({
  // Two people may each delete one of its last rows.
  content: "tableRow*",
  addCommands() {
    const inherited = this.parent?.();
    return {
      ...inherited,
      addRowBefore: () => inWholeTable(addRow(addRowBefore)),
      addRowAfter: () => inWholeTable(addRow(addRowAfter)),
      ...Object.fromEntries(
        needWholeTables.map((name) => [name, () => inWholeTable((props) => !!inherited?.[name]?.()(props))]),
      ),
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      ...this.parent?.(),
      // One after the other: the new cells get their lines only with the first change.
      Tab: () =>
        editor.commands.goToNextCell() || (editor.commands.addRowAfter() && editor.commands.goToNextCell()),
      Enter: () => isStraightInCell(editor) && editor.commands.setHardBreak(),
      "Mod-Enter": () => leaveTable(editor.view),
      "Alt-Shift-ArrowRight": () => changeColumnWidth(editor.view, WIDTH_STEP),
      "Alt-Shift-ArrowLeft": () => changeColumnWidth(editor.view, -WIDTH_STEP),
    };
  },
  addProseMirrorPlugins: () => [
    resizedWhenMoved(
      columnResizing({
        handleWidth: 5,
        cellMinWidth: NARROWEST,
        defaultCellMinWidth: NARROWEST,
        View: TableView,
      }),
    ),
    tidiedByItsWriter(tableEditing()),
  ],
  addNodeView: () => null, // the plugin above brings it
}).configure({ renderWrapper: true });

const cell: Partial<NodeConfig> = {
  content: "block*",
  addAttributes() {
    const inherited: Attributes = this.parent?.() ?? {};
    return { ...inherited, ...spanAttributes, align: { ...inherited.align, renderHTML: shownAlign } };
  },
};

/** The class that read views give it, too, and for programs it is copied into what HTML itself says. */
function shownAlign({ align }: Record<string, unknown>): Record<string, string> {
  if (align !== "left" && align !== "center" && align !== "right") return {};
  return { class: `align-${align}`, style: `text-align: ${align}` };
}

export const tableExtensions = [
  NoteTable,
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
  CellSpans,
];

/**
 * Ragged tables are mended with the next change somebody makes in them, never in answer to a change from elsewhere:
 * two browsers that mend the same table would each add cells, and then each to what the other one added, for ever.
 */
function tidiedByItsWriter(plugin: Plugin): Plugin {
  const { spec } = plugin;
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, after) {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isChangeOrigin))
        return null;
      return spec.appendTransaction?.call(plugin, transactions, before, after);
    },
  });
}

/** A mere click on the border of a column changes nothing: it has to be moved. */
function resizedWhenMoved(plugin: Plugin): Plugin {
  const { spec, props } = plugin;
  const press = props.handleDOMEvents?.mousedown;
  return new Plugin({
    ...spec,
    props: {
      ...props,
      handleDOMEvents: {
        ...props.handleDOMEvents,
        mousedown(view, event) {
          const rest = (release: MouseEvent) => {
            if (Math.abs(release.clientX - event.clientX) >= LEAST_MOVE || view.isDestroyed) return;
            view.dispatch(view.state.tr.setMeta(columnResizingPluginKey, { setDragging: null }));
          };
          // Before the plugin's own, which writes the width of whatever is being dragged.
          window.addEventListener("mouseup", rest, { once: true });
          return press?.call(plugin, view, event) === true;
        },
      },
    },
  });
}

/**
 * Two people may leave rows of different lengths. Where a cell is missing, ProseMirror's commands take the row itself for
 * it, and put rows into rows: such a table is mended before.
 */
export function inWholeTable(command: Command): Command {
  return (props) => {
    const { state, tr, dispatch } = props;
    if (!dispatch || !fixTables(state)) return command(props);
    // In a transaction of its own, for some map what they find through all the steps that are in it.
    const whole = EditorState.create({ doc: tr.doc, selection: tr.selection });
    return command({ ...props, state: whole, dispatch: (done: Transaction) => repeatIn(tr, done) });
  };
}

function repeatIn(tr: Transaction, { steps, selection }: Transaction): void {
  for (const step of steps) tr.step(step);
  tr.setSelection(Selection.fromJSON(tr.doc, selection.toJSON()));
}

/** A new row is aligned as the one it is put beside: a column that is not the same throughout is no Markdown table. */
function addRow(add: typeof addRowAfter): Command {
  return ({ state, tr, dispatch }) => {
    if (!dispatch || !isInTable(state)) return add(state);
    const { top, bottom, tableStart } = selectedRect(state);
    add(state, dispatch);
    const [row, beside] = add === addRowBefore ? [top, top + 1] : [bottom, bottom - 1];
    const table = tr.doc.nodeAt(tableStart - 1);
    if (!table) return true;
    const { map, width } = TableMap.get(table);
    for (let column = 0; column < width; column += 1) {
      const [added, known] = [map[row * width + column] ?? 0, map[beside * width + column] ?? 0];
      const align: unknown = table.nodeAt(known)?.attrs.align;
      if (align && added !== known) tr.setNodeAttribute(tableStart + added, "align", align);
    }
    return true;
  };
}

function isStraightInCell(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const role: unknown = $from.depth > 0 ? $from.node(-1).type.spec.tableRole : null;
  return (role === "cell" || role === "header_cell") && $from.parent.type.name === "paragraph";
}

function leaveTable(view: EditorView): boolean {
  const { state } = view;
  const { paragraph } = state.schema.nodes;
  if (!isInTable(state) || !paragraph) return false;
  const { table, tableStart } = selectedRect(state);
  const after = tableStart - 1 + table.nodeSize;
  const transaction = state.tr.insert(after, paragraph.create());
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView());
  return true;
}

/** Makes the columns of the selection wider or narrower by so many pixels. */
export function changeColumnWidth(view: EditorView, by: number): boolean {
  const { state } = view;
  if (!isInTable(state)) return false;
  const { map, table, tableStart, left, right } = selectedRect(state);
  const transaction = state.tr;
  for (let column = left; column < right; column += 1) {
    const top = map.map[column] ?? 0;
    const width = widthOf(view, { cell: tableStart + top, index: column - map.colCount(top) });
    const wanted = columnWidth(Math.max(NARROWEST, width + by));
    for (const pos of new Set(
      map.cellsInRect({ left: column, right: column + 1, top: 0, bottom: map.height }),
    )) {
      const cell = table.nodeAt(pos);
      if (!cell || wanted === null) continue;
      const place = tableStart + pos;
      const known: unknown = transaction.doc.nodeAt(place)?.attrs.colwidth;
      const widths = Array.from({ length: Number(cell.attrs.colspan) }, (_, index) =>
        Array.isArray(known) ? Number(known[index]) || 0 : 0,
      );
      widths[column - map.colCount(pos)] = wanted;
      transaction.setNodeAttribute(place, "colwidth", widths);
    }
  }
  view.dispatch(transaction);
  return true;
}

function widthOf(view: EditorView, { cell, index }: { cell: number; index: number }): number {
  const node = view.state.doc.nodeAt(cell);
  const given: unknown = Array.isArray(node?.attrs.colwidth) ? node.attrs.colwidth[index] : null;
  const dom = view.nodeDOM(cell);
  const shown = dom instanceof HTMLElement ? dom.offsetWidth / Math.max(1, Number(node?.attrs.colspan)) : 0;
  return columnWidth(given) ?? shown;
}
