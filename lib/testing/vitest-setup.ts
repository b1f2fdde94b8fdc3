import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { db } from "#lib/db/db.ts";

// Settings of every test file, before the product's code is loaded. Nothing connects until a test asks for it.
const worker = Number(process.env.VITEST_POOL_ID ?? "1");
const dataDir = mkdtempSync(join(tmpdir(), "commonplace-test-"));
Object.assign(process.env, {
  DATABASE_URL: inject("databases")[worker - 1],
  TEST_CLUSTER_URL: inject("cluster"),
  DATA_DIR: dataDir,
  AUTH_SECRET: "not a secret: only for tests, 32 characters",
  PUBLIC_URL: "http://localhost:3000",
});

afterAll(async () => {
  if ("commonplaceDb" in globalThis) await db.$disconnect();
  rmSync(dataDir, { recursive: true, force: true });
});
