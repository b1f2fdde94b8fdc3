import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no column takes its time from the clock of a process", () => {
  const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  expect(schema).toContain("clock_timestamp()");
  expect(schema).not.toMatch(/default\(now\(\)\)|@updatedAt/); // Prisma fills these in itself
});
