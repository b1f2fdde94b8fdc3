import { rmSync } from "node:fs";
import { startServer } from "#lib/testing/server.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { expect, test } from "./fixtures.ts";

test("the product answers, and says that it is healthy", async ({ request }) => {
  const health = await request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
});

test("a session made for a test is one that the product knows", async ({ ana, openVisitor }) => {
  await ana.page.goto(`/w/${ana.workspace.slug}`);
  await expect(ana.page.getByRole("button", { name: "New note" }).first()).toBeVisible();

  const visitor = await openVisitor();
  await visitor.goto(`/w/${ana.workspace.slug}`);
  await expect(visitor).toHaveURL(/\/sign-in/);
});

test("with its own database it starts, survives kill -9 and stops when asked", async () => {
  const dataDir = temporaryFolder();
  const first = await startServer({ dataDir });
  expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  await first.kill();

  const second = await startServer({ dataDir, port: first.port });
  expect((await fetch(`${second.url}/api/health`)).status).toBe(200);
  expect(second.databaseUrl).toBe(first.databaseUrl); // the PostgreSQL that was left behind
  const asked = performance.now();
  expect(await second.stop()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  rmSync(dataDir, { recursive: true, force: true });
});
