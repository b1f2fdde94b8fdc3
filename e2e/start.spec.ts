import { expect, test } from "./fixtures.ts";

test("the product answers, and says that it is healthy", async ({ request }) => {
  const health = await request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
});

test("a session made for a test is one that the product knows", async ({ ana, openVisitor }) => {
  await ana.page.goto(`/w/${ana.workspace.slug}`);
  await expect(ana.page).toHaveURL(`/w/${ana.workspace.slug}`);
  await expect(ana.page.getByRole("button", { name: "New note" }).first()).toBeVisible();

  const visitor = await openVisitor();
  await visitor.goto(`/w/${ana.workspace.slug}`);
  await expect(visitor).toHaveURL(/\/sign-in/);
});
