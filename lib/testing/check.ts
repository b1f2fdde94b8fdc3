// `npm run check`: all that is checked before a change is merged, each thing once. It goes on after a failure.
import { generateClient } from "#lib/server/prepare.ts";
import { clearReports, countTests } from "./reports.ts";
import { runStep } from "./run-step.ts";

const steps = [
  ["Formatting", "prettier --check --log-level warn ."],
  ["Types", "next typegen && tsc --noEmit"],
  ["Lint", "oxlint"],
  ["Boundaries", "depcruise --config .dependency-cruiser.mjs app components lib e2e prisma"],
  ["Dead code", "knip --no-config-hints"],
  ["Tests", "npm test"],
] as const;

clearReports();
await generateClient(console.log);
const failures: string[] = [];
for (const [name, command] of steps) {
  const began = performance.now();
  console.log(`\n── ${name}: ${command}`);
  const passed = await runStep(command);
  if (!passed) failures.push(name);
  console.log(
    `── ${name} ${passed ? "passed" : "FAILED"} in ${Math.round((performance.now() - began) / 1000)} s`,
  );
}

console.log(failures.length ? `\nFailed: ${failures.join(", ")}` : "\nEverything passed");
const { passed, failed } = countTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failures.length ? 1 : 0;
