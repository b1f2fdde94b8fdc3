import { expect, test, vi } from "vitest";
import { callApi, tokenOf } from "#lib/testing/api.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { countRequest } from "./rate-limit.ts";

vi.mock("server-only", () => ({}));

test("who asks too often is told when to try again, and nobody else is", async () => {
  const [hasty, calm] = [await createSetting(), await createSetting()];
  const [headers, others] = [await tokenOf(hasty.actor), await tokenOf(calm.actor)];
  for (let asked = 0; asked < 6_000; asked++) await countRequest(hasty.actor);
  const response = await callApi("GET", "/workspaces", { headers });
  const seconds = Number(response.headers.get("retry-after"));
  expect(response.status).toBe(429);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await callApi("GET", "/workspaces", { headers: others })).status).toBe(200);
});
