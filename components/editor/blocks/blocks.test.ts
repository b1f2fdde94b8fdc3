import { expect, test } from "vitest";
import { blocks } from "./blocks.ts";
import { findBlocks } from "./find-blocks.ts";

const ids = (query: string) => findBlocks(query).map(({ id }) => id);

test("everything is offered before anything is typed, but the kinds of callout", () => {
  expect(ids("")[0]).toBe("paragraph");
  expect(ids("")).toHaveLength(blocks.length - 5);
  expect(ids("")).not.toContain("calloutWarning");
});

test("names that begin with what was typed come first", () => {
  expect(ids("ta")[0]).toBe("taskList");
  expect(ids("tab").slice(0, 2)).toEqual(["table", "tableOfContents"]);
  expect(ids("list")).toEqual(["bulletList", "orderedList", "taskList"]);
});

test.each([
  ["todo", "taskList"],
  ["H2", "heading2"],
  ["h4", "heading4"],
  ["hr", "divider"],
  ["details", "toggle"],
  ["callout warning", "calloutWarning"],
  ["callout: tip", "calloutTip"],
  ["warn", "calloutWarning"],
  ["call", "callout"],
  ["youtube", "embed"],
  ["toc", "tableOfContents"],
  ["latex", "mathBlock"],
  ["heading 3", "heading3"],
])("%s leads to %s", (query, id) => expect(ids(query)[0]).toBe(id));

test("nothing is found for nonsense", () => expect(ids("qqq")).toEqual([]));
