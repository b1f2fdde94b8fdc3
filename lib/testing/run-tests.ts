// `npm test`: both runners, also when the first one fails, so that one run tells everything.
import { clearReports, countTests, failedTests } from "./reports.ts";
import { runStep } from "./run-step.ts";

clearReports();
const unit = await runStep("vitest run");
const browser = await runStep("playwright test --config e2e/playwright.config.ts");

for (const failure of failedTests()) console.log(`\nFAILED ${failure}\n`);
const { passed, failed } = countTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = unit && browser ? 0 : 1;
