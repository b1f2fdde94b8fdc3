import { editLatency } from "./edit-latency.ts";
import { editorPage } from "./editor-page.ts";
import { publicPage } from "./public-page.ts";
import { start } from "./start.ts";
import { withStolenTime } from "./stolen-time.ts";
import type { Table } from "./table.ts";
import { judgeTables, printTable } from "./table.ts";

/** `npm run bench`: measures what the budgets of the design speak of, and fails when one is over. One function per group of rows. */
const groups: Record<string, () => Promise<Table>> = {
  "edit-latency": editLatency,
  "editor-page": editorPage,
  "public-page": publicPage,
  start,
};

const chosen = process.argv.slice(2);
const tables: Table[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { result, stolen } = await withStolenTime(measure);
  printTable(result);
  if (stolen !== null)
    console.log(`\nTaken by the host meanwhile: ${(stolen * 100).toFixed(1)} % of the time.`);
  tables.push(result);
}
const { sentence, allHeld } = judgeTables(tables);
console.log(`\n${sentence}`);
process.exit(allHeld ? 0 : 1);
