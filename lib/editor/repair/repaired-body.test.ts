import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { bodyNode } from "../yjs.ts";
import { repairedBody } from "./repaired-body.ts";

const doc = (...content: JSONContent[]): JSONContent => ({ type: "doc", content });
const block = (type: string, ...content: JSONContent[]): JSONContent => ({ type, content });
const p = (text: string, id?: string): JSONContent => ({
  type: "paragraph",
  ...(id ? { attrs: { id } } : {}),
  content: [{ type: "text", text }],
});
const empty: JSONContent = { type: "paragraph" };
const list = (...items: JSONContent[]) =>
  block("bulletList", ...items.map((item) => block("listItem", item)));
const row = (...cells: string[]) => block("tableRow", ...cells.map((cell) => block("tableCell", p(cell))));

test("what is whole stays the very same", () => {
  const body = doc(p("a", "1"), list(p("b", "2")), block("table", row("c", "d"), row("e", "f")));
  expect(repairedBody(body)).toBe(body);
});

test.each<[string, JSONContent, JSONContent]>([
  [
    "of a paragraph that two people moved, one copy stays",
    doc(block("blockquote", p("a", "1")), list(p("a", "1")), p("b")),
    doc(block("blockquote", p("a", "1")), p("b")),
  ],
  [
    "copies that say different things both stay, under different names",
    doc(p("a", "1"), block("blockquote", p("a and more", "1"))),
    doc(p("a", "1"), block("blockquote", { ...p("a and more"), attrs: {} })),
  ],
  [
    "a paragraph in two looks is one paragraph",
    doc(
      { type: "heading", attrs: { id: "1", level: 2 }, content: [{ type: "text", text: "a" }] },
      p("a", "1"),
    ),
    doc({ type: "heading", attrs: { id: "1", level: 2 }, content: [{ type: "text", text: "a" }] }),
  ],
  ["a list without items goes", doc(block("bulletList"), p("a")), doc(p("a"))],
  [
    "an item gets a line to write in",
    doc(block("taskList", block("taskItem"))),
    doc(block("taskList", block("taskItem", empty))),
  ],
  [
    "a toggle has one summary over one content",
    doc(
      block(
        "toggle",
        block("toggleContent", p("a")),
        block("toggleSummary", { type: "text", text: "s" }),
        block("toggleSummary", { type: "text", text: "t" }),
        block("toggleContent", p("b")),
      ),
    ),
    doc(
      block(
        "toggle",
        block("toggleSummary", { type: "text", text: "s" }),
        block("toggleContent", p("a"), p("t"), p("b")),
      ),
    ),
  ],
  ["nothing becomes a line to write in", doc(block("blockquote")), doc(empty)],
])("%s", (_case, body, expected) => {
  const repaired = repairedBody(body);
  expect(repaired).toEqual(expected);
  expect(repairedBody(repaired)).toBe(repaired);
  bodyNode(repaired).check();
});

test.each([
  [row("a"), row("b", "c")],
  [row("a", "b"), block("tableRow")],
  [block("tableRow"), block("tableRow", block("tableCell"))],
  [block("tableRow", { ...block("tableCell", p("a")), attrs: { colspan: 3, rowspan: 4 } }), row("b")],
  [block("tableRow", { ...block("tableCell", p("a")), attrs: { colspan: 1e9, rowspan: -1 } }), row("b")],
])("a ragged table becomes regular and keeps its words (%#)", (...rows) => {
  const words = (json: JSONContent) => JSON.stringify(json).match(/"text":"."/g) ?? [];
  const body = doc(block("table", ...rows));
  const repaired = repairedBody(body);
  expect(words(repaired)).toEqual(words(body));
  expect(repairedBody(repaired)).toBe(repaired);
  bodyNode(repaired).check();
});
