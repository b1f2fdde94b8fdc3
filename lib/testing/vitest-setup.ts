import { rmSync } from "node:fs";
import { afterAll, inject } from "vitest";
import { db } from "#lib/db/db.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// Settings of every test file, before the product's code is loaded. Nothing connects until a test asks for it.
const worker = Number(process.env.VITEST_POOL_ID ?? "1");
const dataDir = temporaryFolder();
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
