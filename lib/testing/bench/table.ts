/** Figures, as a table of Markdown. */
export interface Table {
  title: string;
  head: string[];
  rows: (string | number)[][];
}

export function printTable({ title, head, rows }: Table): void {
  const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
  console.log(`\n### ${title}\n`);
  console.log([line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}

/** The value below which this share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
