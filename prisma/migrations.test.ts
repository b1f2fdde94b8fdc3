import { expect, test } from "vitest";
import { runTool } from "#lib/server/run-tool.ts";

test("the migrations lead to exactly what schema.prisma says", async () => {
  // The worker's database is made by the migrations alone; a difference is an exit code of 2.
  const answer = await runTool("prisma", [
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  ]);
  expect(answer).toContain("No difference detected");
});
