import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";

/** Not worth an index, and why. */
const exceptions = [
  "NoteUpdate(userId)", // each key that is typed is a row, which would pay for it, and rows go after an hour
];

test("whatever refers to a row is found by an index when the row goes", async () => {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT replace(key.conrelid::regclass::text, '"', '') || '(' || (
        SELECT string_agg(attname, ', ' ORDER BY array_position(key.conkey, attnum))
        FROM pg_attribute WHERE attrelid = key.conrelid AND attnum = ANY(key.conkey)) || ')' AS key
    FROM pg_constraint AS key
    WHERE key.contype = 'f' AND key.connamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_index AS index
      WHERE index.indrelid = key.conrelid AND index.indisvalid AND index.indpred IS NULL
        AND (index.indkey::int2[])[0:cardinality(key.conkey) - 1] @> key.conkey)
    ORDER BY 1`;
  expect(rows.map(({ key }) => key)).toEqual(exceptions);
});
