import { expect, test, vi } from "vitest";
import { atLeast, atMost, judgeTables, printTable, type Budget, type Table } from "./table.ts";

// A benchmark that finds every figure good would be no benchmark.

const tableOf = (...budgets: Budget[]): Table => ({
  title: "Figures",
  head: ["what"],
  rows: [{ cells: ["no budget"] }, ...budgets.map((budget) => ({ cells: ["a figure"], budget }))],
});

test("what is over its budget is marked, counted and told", () => {
  const table = tableOf(atMost(16, "ms", 16.1), atLeast(0.1, "× nginx", 0.4), atMost(250, "MB", null));
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  printTable(table);
  const printed = print.mock.calls.flat().join("\n");
  print.mockRestore();
  expect(printed).toContain(
    [
      "| no budget |  |  |",
      "| a figure | ≤ 16 ms | over |",
      "| a figure | ≥ 0.1 × nginx | held |",
      "| a figure | ≤ 250 MB | not measured |",
    ].join("\n"),
  );
  const sentence = "1 of 2 budgets held; 1 could not be measured here.";
  expect(judgeTables([table])).toEqual({ sentence, allHeld: false });
});

test("all is well only when something was measured, and nothing was over", () => {
  const good = tableOf(atMost(16, "ms", 16));
  expect(judgeTables([good, good])).toEqual({ sentence: "2 of 2 budgets held.", allHeld: true });
  expect(judgeTables([good, tableOf(atMost(16, "ms", NaN))]).allHeld).toBe(false);
  expect(judgeTables([]).allHeld).toBe(false);
});
