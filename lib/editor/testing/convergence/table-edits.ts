import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { CellSelection, moveTableColumn, moveTableRow, TableMap } from "@tiptap/pm/tables";
import { pick } from "#lib/testing/random.ts";
import type { Edit } from "./edits.ts";

interface FoundTable {
  node: ProseMirrorNode;
  pos: number;
}

function someTable(editor: Editor, random: () => number): FoundTable | undefined {
  const tables: FoundTable[] = [];
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === "table") tables.push({ node, pos });
  });
  return tables[pick(random, tables.length)];
}

/** The place before some cell of the table. */
function someCell({ node, pos }: FoundTable, random: () => number): number | undefined {
  const { map } = TableMap.get(node);
  const cell = map[pick(random, map.length)];
  return cell ? pos + 1 + cell : undefined;
}

/** Does it with some cells of some table selected. */
function inTable(what: (editor: Editor, random: () => number, table: FoundTable) => void): Edit {
  return (editor, random) => {
    const table = someTable(editor, random);
    const cells = table && [someCell(table, random), someCell(table, random)];
    if (!table || cells?.[0] === undefined || cells[1] === undefined) return;
    // Until the server has repaired a ragged table, prosemirror-tables throws at some commands, and nothing happens.
    if (TableMap.get(table.node).problems) return;
    const head = random() < 0.5 ? cells[1] : cells[0];
    const selection = CellSelection.create(editor.state.doc, cells[0], head);
    editor.view.dispatch(editor.state.tr.setSelection(selection));
    what(editor, random, table);
  };
}

const command = (name: keyof Editor["commands"]): Edit =>
  inTable((editor) => (editor.commands[name] as () => boolean)());

/** What people do to tables, by name. */
export const tableEdits: Record<string, Edit> = {
  rowBefore: command("addRowBefore"),
  rowAfter: command("addRowAfter"),
  columnBefore: command("addColumnBefore"),
  columnAfter: command("addColumnAfter"),
  deleteRow: command("deleteRow"),
  deleteColumn: command("deleteColumn"),
  mergeCells: command("mergeCells"),
  splitCell: command("splitCell"),
  headerRow: command("toggleHeaderRow"),
  headerColumn: command("toggleHeaderColumn"),
  deleteTable: inTable((editor, random) => void (random() < 0.2 && editor.commands.deleteTable())),
  align: inTable((editor) => editor.commands.setCellAttribute("align", "center")),
  columnWidth: inTable((editor, random) =>
    editor.commands.setCellAttribute("colwidth", [50 + pick(random, 9)]),
  ),
  emptyCells: inTable((editor) => editor.commands.deleteSelection()),
  moveRow: inTable((editor, random, { node }) => {
    const { height } = TableMap.get(node);
    moveTableRow({ from: pick(random, height), to: pick(random, height) })(
      editor.state,
      editor.view.dispatch,
    );
  }),
  moveColumn: inTable((editor, random, { node }) => {
    const { width } = TableMap.get(node);
    moveTableColumn({ from: pick(random, width), to: pick(random, width) })(
      editor.state,
      editor.view.dispatch,
    );
  }),
};
