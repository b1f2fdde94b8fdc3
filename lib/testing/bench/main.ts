import { editLatency } from "./edit-latency.ts";
import { editorPage } from "./editor-page.ts";
import { publicPage } from "./public-page.ts";
import { start } from "./start.ts";
import { withStolenTime } from "./stolen-time.ts";
import type { Table } from "./table.ts";
import { printTable } from "./table.ts";

/** `npm run bench`: measures what the budgets of the design speak of. One function per group of rows. */
const groups: Record<string, () => Promise<Table>> = {
  "edit-latency": editLatency,
  "editor-page": editorPage,
  "public-page": publicPage,
  start,
};

const chosen = process.argv.slice(2);
for (const [name, measure] of Object.entries(groups)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { result, stolen } = await withStolenTime(measure);
  printTable(result);
  if (stolen !== null)
    console.log(`\nTaken by the host meanwhile: ${(stolen * 100).toFixed(1)} % of the time.`);
}
process.exit(0);
