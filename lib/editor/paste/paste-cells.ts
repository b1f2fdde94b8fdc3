import { Fragment, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";

/** Puts the cells of a spreadsheet in: over the cells of a table when the caret is in one, as a table of their own elsewhere. */
export function pasteCells(view: EditorView, rows: string[][], event: ClipboardEvent): void {
  const { schema } = view.state;
  const { table, tableRow, tableCell, tableHeader, paragraph, hardBreak } = schema.nodes;
  if (!table || !tableRow || !tableCell || !tableHeader || !paragraph || !hardBreak) return;
  const lines = (text: string) =>
    text
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 ? [hardBreak.create()] : []),
        ...(line === "" ? [] : [schema.text(line)]),
      ]);
  const header = namesColumns(rows);
  const nodes = rows.map((row, index) =>
    tableRow.create(
      null,
      row.map((text) =>
        (header && index === 0 ? tableHeader : tableCell).create(null, paragraph.create(null, lines(text))),
      ),
    ),
  );
  const slice = new Slice(Fragment.from(table.create(null, nodes)), 0, 0);
  if (view.someProp("handlePaste", (handle) => handle(view, event, slice))) return;
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true));
}

const NUMBER = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** Words above numbers, each of them another: the names of the columns. */
function namesColumns([first = [], ...others]: string[][]): boolean {
  const words =
    first.every((text) => text !== "" && !NUMBER.test(text)) && new Set(first).size === first.length;
  return (
    words &&
    first.some((_, column) => others.length > 0 && others.every((row) => NUMBER.test(row[column] ?? "")))
  );
}
