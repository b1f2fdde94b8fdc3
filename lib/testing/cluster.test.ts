import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";

test("a test has a database of its own, with every migration and the letters of all languages", async () => {
  const [row] = await db.$queryRaw<{ name: string; ctype: string }[]>`
    SELECT current_database() AS name, datctype AS ctype FROM pg_database WHERE datname = current_database()`;
  expect(row?.name).toMatch(/^test_\d+_\d$/);
  expect(row?.ctype).toMatch(/UTF-?8/i);
  expect(await db.user.findUnique({ where: { email: "nobody@example.com" } })).toBeNull();
});
