/** What a figure of a row may be, and what it is; null where it cannot be measured on this machine. */
export interface Budget {
  is: "≤" | "≥";
  limit: number;
  unit: string;
  measured: number | null;
}

/** Figures, and the budget of one of them. */
export interface Row {
  cells: (string | number)[];
  budget?: Budget;
}

/** Figures, as a table of Markdown. */
export interface Table {
  title: string;
  head: string[];
  rows: Row[];
}

export function atMost(limit: number, unit: string, measured: number | null): Budget {
  return { is: "≤", limit, unit, measured };
}

export function atLeast(limit: number, unit: string, measured: number | null): Budget {
  return { is: "≥", limit, unit, measured };
}

/** Prints the rows, each with its budget and with what came of that: "held", "over" or "not measured". */
export function printTable({ title, head, rows }: Table): void {
  const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
  const all = [...head, "budget", ""];
  console.log(`\n### ${title}\n`);
  console.log([line(all), line(all.map(() => "---")), ...rows.map((row) => line(cellsOf(row)))].join("\n"));
}

/** How many budgets these tables hold, of how many, in a sentence; and whether that is all that were measured. */
export function judgeTables(tables: Table[]): { sentence: string; allHeld: boolean } {
  const verdicts = tables.flatMap(({ rows }) =>
    rows.flatMap(({ budget }) => (budget ? verdictOn(budget) : [])),
  );
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const [held, over, unknown] = [count("held"), count("over"), count("not measured")];
  const rest = unknown > 0 ? `; ${unknown} could not be measured here` : "";
  return { sentence: `${held} of ${held + over} budgets held${rest}.`, allHeld: held > 0 && over === 0 };
}

type Verdict = "held" | "over" | "not measured";

function verdictOn({ is, limit, measured }: Budget): Verdict {
  if (measured === null) return "not measured";
  return (is === "≤" ? measured <= limit : measured >= limit) ? "held" : "over"; // without any samples it is over
}

function cellsOf({ cells, budget }: Row): (string | number)[] {
  if (!budget) return [...cells, "", ""];
  const { is, limit, unit } = budget;
  return [...cells, `${is} ${Number(limit.toFixed(1))} ${unit}`, verdictOn(budget)];
}

/** The value below which this share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
