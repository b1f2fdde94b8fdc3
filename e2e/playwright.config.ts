import { defineConfig } from "playwright/test";
import { chromiumArguments, chromiumPath } from "./chromium.ts";

// Workers load this file again and inherit the environment.
process.env.CHROMIUM_PATH = chromiumPath();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/e2e",
  globalSetup: "./global-setup.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Against tests that hang, not a measure of speed: a machine may be three times slower than the one before.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/playwright.json" }]],
  use: {
    ...(process.env.E2E_URL ? { baseURL: process.env.E2E_URL } : {}),
    locale: "en-GB",
    // Traces make every test a quarter longer: `--trace retain-on-failure` keeps them for whoever looks for a cause.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
  },
});
