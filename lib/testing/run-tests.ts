// `npm test`: both runners, also when the first one fails, so that one run tells everything.
import { buildPages, generateClient } from "#lib/server/prepare.ts";
import { clearReports, countTests, failedTests } from "./reports.ts";
import { runStep } from "./run-step.ts";

clearReports();
await generateClient(console.log);
// The pages are built meanwhile: these tests leave the processors some time.
const [unit] = await Promise.all([runStep("vitest run"), build()]);
const browser = await runStep("playwright test --config e2e/playwright.config.ts");

for (const failure of failedTests()) console.log(`\nFAILED ${failure}\n`);
const { passed, failed } = countTests([unit, browser].filter((succeeded) => !succeeded).length);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = unit && browser ? 0 : 1;

/** Why it fails is said here; the browser tests then fail, because they cannot do without. */
async function build(): Promise<void> {
  await buildPages(console.log).catch(console.error);
}
