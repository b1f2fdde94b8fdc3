import { expect, test } from "vitest";
import { findBlocks } from "./blocks.ts";

const ids = (query: string) => findBlocks(query).map(({ id }) => id);

test("everything is offered before anything is typed", () => {
  expect(ids("")).toHaveLength(12);
  expect(ids("")[0]).toBe("paragraph");
});

test("names that begin with what was typed come first", () => {
  expect(ids("ta")[0]).toBe("taskList");
  expect(ids("tab")).toEqual(["table"]);
  expect(ids("list")).toEqual(["bulletList", "orderedList", "taskList"]);
});

test("other words lead there, too", () => {
  expect(ids("todo")).toEqual(["taskList"]);
  expect(ids("H2")).toEqual(["heading2"]);
  expect(ids("hr")).toEqual(["divider"]);
});

test("nothing is found for nonsense", () => expect(ids("qqq")).toEqual([]));
