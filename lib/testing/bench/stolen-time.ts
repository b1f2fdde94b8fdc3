import { existsSync, readFileSync } from "node:fs";

/** Column of `/proc/stat` that counts what the machine's host gave to others; see proc_stat(5). */
const stealColumn = 7;

/**
 * Runs a measurement and says how much processor time the host of a virtual machine kept from it meanwhile, as a share
 * of all there was: times measured while that is more than little say more about the host than about the product.
 */
export async function withStolenTime<Result>(
  measure: () => Promise<Result>,
): Promise<{ result: Result; stolen: number | null }> {
  const before = processorTimes();
  const result = await measure();
  const after = processorTimes();
  if (!before || !after) return { result, stolen: null };
  const spent = after.map((time, column) => time - (before[column] ?? 0));
  const all = spent.reduce((sum, time) => sum + time, 0);
  return { result, stolen: all === 0 ? 0 : (spent[stealColumn] ?? 0) / all };
}

function processorTimes(): number[] | null {
  if (!existsSync("/proc/stat")) return null; // not Linux
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n", 1);
  // Time of guests, in the columns behind, is counted in the first ones already.
  return line
    .trim()
    .split(/\s+/)
    .slice(1, stealColumn + 2)
    .map(Number);
}
