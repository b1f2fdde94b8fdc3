import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../test-results/", import.meta.url);

interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Forgets what earlier runs reported, so that a runner that never starts counts for nothing. */
export function clearReports() {
  rmSync(fileURLToPath(folder), { recursive: true, force: true });
}

/** What the test runners reported, summed: the tests that passed, and those that did not. */
export function countTests(): Counts {
  const vitest = readReport("vitest.json") as VitestReport | undefined;
  const playwright = (readReport("playwright.json") as PlaywrightReport | undefined)?.stats;
  return {
    passed: (vitest?.numPassedTests ?? 0) + (playwright?.expected ?? 0),
    failed: (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0) + (playwright?.flaky ?? 0),
  };
}

function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
