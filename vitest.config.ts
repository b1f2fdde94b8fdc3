import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./lib/testing/longest-first.ts";

export default defineConfig({
  test: {
    include: ["{app,components,lib,prisma}/**/*.test.{ts,tsx}"],
    globalSetup: "lib/testing/vitest-global-setup.ts",
    setupFiles: "lib/testing/vitest-setup.ts",
    // The longest files wait for processes, sockets and pauses more than they compute.
    maxWorkers: Math.max(3, Math.floor(availableParallelism() / 2)),
    sequence: { sequencer: LongestFirst },
    // Against tests that hang, not a measure of speed: what takes two seconds alone took sixteen beside other work.
    testTimeout: 40_000,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
  },
});
