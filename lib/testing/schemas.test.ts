import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const lib = new URL("../", import.meta.url).pathname;

/** Every object that comes from outside, as the domain's schemas describe it. */
async function inputSchemas(): Promise<[name: string, schema: z.ZodObject][]> {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)schema\.ts$/.test(file),
  );
  const modules = await Promise.all(
    files
      .filter((file) => !file.startsWith("editor/"))
      .map(async (file) => [file, (await import(join(lib, file))) as Record<string, unknown>] as const),
  );
  return modules.flatMap(([file, exported]) =>
    Object.entries(exported).flatMap(([name, value]): [string, z.ZodObject][] =>
      value instanceof z.ZodObject ? [[`${file} ${name}`, value]] : [],
    ),
  );
}

// A filter object where a text belongs is how Prisma is tricked: { email: { not: "" } }.
const tricks: unknown[] = [{ not: "" }, { contains: "" }, ["a"], { toString: "x" }, true];

describe("mass assignment", async () => {
  const schemas = await inputSchemas();

  test("there are schemas to check", () => {
    expect(schemas.length).toBeGreaterThan(20);
  });

  test.each(schemas)("%s refuses keys it does not know", (_, schema) => {
    const { error } = schema.safeParse({ isAdmin: true, role: "owner-of-all", constructor: {} });
    expect(
      error?.issues.some((issue) => issue.code === "unrecognized_keys" && issue.keys.includes("isAdmin")),
    ).toBe(true);
  });

  test.each(schemas)("%s refuses objects and lists where it wants a text", (_, schema) => {
    for (const [field, wanted] of Object.entries(schema.shape)) {
      if (!z.safeParse(wanted, "a").success && !z.safeParse(wanted, "aaaaaaaaaa").success) continue; // no text
      for (const trick of tricks)
        expect(z.safeParse(wanted, trick).success, `${field} ${JSON.stringify(trick)}`).toBe(false);
    }
    expect(schema.safeParse(tricks).success).toBe(false);
  });
});
