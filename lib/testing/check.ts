// `npm run check`: all that is checked before a change is merged, each thing once. It goes on after a failure.
import { generateClient } from "#lib/server/prepare.ts";
import { clearReports, countTests } from "./reports.ts";
import { runQuietly, runStep } from "./run-step.ts";

type Step = readonly [name: string, command: string];

/** What only reads. Each takes one processor for most of its time, so they run beside each other. */
const readings: Step[] = [
  ["Types", "tsc --noEmit"],
  ["Lint", "oxlint"],
  ["Formatting", "prettier --check --log-level warn ."],
  ["Boundaries", "depcruise --config .dependency-cruiser.mjs app components lib e2e prisma"],
  ["Dead code", "knip --no-config-hints"],
];

clearReports();
await generateClient(console.log);
const failures: string[] = [];
await timed(["Types of addresses", "next typegen"], runQuietly);
await Promise.all(readings.map((step) => timed(step, runQuietly)));
await timed(["Tests", "npm test"], async (command) => ({ passed: await runStep(command), output: "" }));

console.log(failures.length ? `\nFailed: ${failures.join(", ")}` : "\nEverything passed");
const { passed, failed } = countTests(failures.length);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failures.length ? 1 : 0;

async function timed([name, command]: Step, run: typeof runQuietly): Promise<void> {
  const began = performance.now();
  const { passed, output } = await run(command);
  if (!passed) failures.push(name);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${output}── ${name} ${passed ? "passed" : "FAILED"} in ${seconds} s: ${command}\n`);
}
