import { readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const folder = new URL("../../test-results/", import.meta.url);

interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: VitestFile[];
}

interface VitestFile {
  name: string;
  message: string;
  assertionResults: VitestResult[];
}

interface VitestResult {
  status: string;
  fullName: string;
  failureMessages: string[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: { ok: boolean; title: string; file: string; line: number; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  results: { error?: { message?: string } }[];
}

/** Forgets what earlier runs reported, so that a runner that never starts counts for nothing. */
export function clearReports() {
  rmSync(fileURLToPath(folder), { recursive: true, force: true });
}

/**
 * What the test runners reported, summed: the tests that passed, and those that did not, with files that could not be
 * loaded. When steps failed, at least so many did, also where no test says so.
 */
export function countTests(failedSteps: number): Counts {
  const vitest = vitestReport();
  const playwright = playwrightReport()?.stats;
  const failed = (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0) + (playwright?.flaky ?? 0);
  const unloaded = vitest?.testResults.filter(isUnloaded).length ?? 0;
  return {
    passed: (vitest?.numPassedTests ?? 0) + (playwright?.expected ?? 0),
    failed: Math.max(failed + unloaded, failedSteps),
  };
}

/** Each test that failed and how, said again where whoever reads a long output looks first: at its end. */
export function failedTests(): string[] {
  const files = vitestReport()?.testResults ?? [];
  return [...files.flatMap(failedInFile), ...(playwrightReport()?.suites ?? []).flatMap(failedInSuite)];
}

function isUnloaded({ message, assertionResults }: VitestFile): boolean {
  return message !== "" && assertionResults.length === 0;
}

function failedInFile(result: VitestFile): string[] {
  const { name, message, assertionResults } = result;
  const file = relative(process.cwd(), name);
  if (isUnloaded(result)) return [`${file}\n${beginning(message)}`];
  return assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => `${file} › ${fullName}\n${beginning(failureMessages[0] ?? "")}`);
}

function failedInSuite({ suites = [], specs }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...suites.flatMap(failedInSuite),
    ...failed.map(({ title, file, line, tests }) => {
      const error = tests.flatMap(({ results }) => results).find((result) => result.error)?.error;
      return `e2e/${file}:${line} › ${title}\n${beginning(error?.message ?? "")}`;
    }),
  ];
}

const beginning = (message: string) => message.split("\n").slice(0, 12).join("\n");

const vitestReport = () => readReport("vitest.json") as VitestReport | undefined;

const playwrightReport = () => readReport("playwright.json") as PlaywrightReport | undefined;

function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
