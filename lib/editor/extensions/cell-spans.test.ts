// @vitest-environment jsdom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { docOf, docWith, open } from "../testing/note-editor.ts";

// With 1e9 such a test would not fail but never end: 9,999 is as wrong.
const hostile = [9_999, 1e9, -3, 0, 1.5, "x", null];

function spansIn(editor: ReturnType<typeof open>): unknown[][] {
  const spans: unknown[][] = [];
  editor.state.doc.descendants(({ type, attrs }) => {
    if (type.spec.tableRole === "cell" || type.spec.tableRole === "header_cell")
      spans.push([attrs.colspan, attrs.rowspan]);
  });
  return spans;
}

function cellOf(doc: Y.Doc): Y.XmlElement {
  const [table] = doc.getXmlFragment("body").toArray() as [Y.XmlElement];
  const [row] = table.toArray() as [Y.XmlElement];
  return row.get(0) as Y.XmlElement;
}

test.each(hostile)("a cell that says it takes %j columns takes one", (span) => {
  const doc = docOf("| a | b |\n| --- | --- |\n| c | d |");
  cellOf(doc).setAttribute("colspan", span as never);
  cellOf(doc).setAttribute("rowspan", span as never);
  const wrong = spansIn(open(doc))
    .flat()
    .filter((taken) => taken !== 1);
  expect(wrong).toEqual([]);
});

test.each(hostile)("nor does one that is told so from elsewhere: %j", (span) => {
  const doc = docOf("| a | b |\n| --- | --- |\n| c | d |");
  const editor = open(doc);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  cellOf(other).setAttribute("colspan", span as never);
  let sent = 0;
  doc.on("update", (_update, origin) => (sent += origin === "remote" ? 0 : 1));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "remote");
  expect(
    spansIn(editor)
      .flat()
      .filter((taken) => taken !== 1),
  ).toEqual([]);
  expect(sent).toBe(0);
});

test("cells that are merged stay so", () => {
  const cell = (colspan: number) => ({
    type: "tableCell",
    attrs: { colspan },
    content: [{ type: "paragraph" }],
  });
  const rows = [[cell(2)], [cell(1), cell(1)]].map((content) => ({ type: "tableRow", content }));
  const editor = open(docWith({ type: "doc", content: [{ type: "table", content: rows }] }));
  expect(spansIn(editor)).toEqual([
    [2, 1],
    [1, 1],
    [1, 1],
  ]);
});

test("a table in HTML is read in the same way", () => {
  const editor = open(new Y.Doc());
  editor.commands.setContent(
    '<table><tr><td colspan="9999" rowspan="x">a</td><th colspan="2">b</th></tr></table>',
  );
  expect(spansIn(editor)).toEqual([
    [1, 1],
    [2, 1],
  ]);
});
