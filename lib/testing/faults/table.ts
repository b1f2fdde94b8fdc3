import type { Verdict } from "./judge.ts";

/** What all runs came to, to be printed at the end. */
export interface Table {
  add(name: string, verdict: Verdict, milliseconds: number): void;
  /** A run of it did not come out well. */
  fail(name: string): void;
  print(): string;
}

const columns = ["runs", "failed", "saved", "lost", "doubled", "diverged", "s"] as const;

/** An empty table with a row for each of these scenarios. */
export function createTable(names: string[]): Table {
  const none = () =>
    Object.fromEntries(columns.map((column) => [column, 0])) as Record<(typeof columns)[number], number>;
  const rows = new Map(names.map((name) => [name, none()]));
  return {
    add(name, { acknowledged, lost, doubled, diverged }, milliseconds) {
      const row = rows.get(name) ?? none();
      row.runs += 1;
      row.saved += acknowledged;
      row.lost += lost.length;
      row.doubled += doubled.length;
      row.diverged += diverged.length;
      row.s += milliseconds / 1000;
    },
    fail(name) {
      const row = rows.get(name);
      if (row) row.failed += 1;
    },
    print() {
      const width = Math.max(...names.map((name) => name.length));
      const line = (name: string, cells: string[]) =>
        [name.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join("");
      const body = [...rows].map(([name, row]) =>
        line(
          name,
          columns.map((column) => row[column].toFixed(column === "s" ? 1 : 0)),
        ),
      );
      return ["", line("scenario", [...columns]), ...body, ""].join("\n");
    },
  };
}
