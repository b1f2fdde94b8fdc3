import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { castNames, createCast, type Caller } from "#lib/testing/cast.ts";
import { asking, findDoors, type Outcome } from "#lib/testing/doors.ts";
import { createStage, type Stage } from "#lib/testing/stage.ts";
import { doors, closeDoors } from "#lib/testing/door-calls.ts";
import { useOwnDatabase } from "#lib/testing/own-database.ts";
import { elsewhere, table } from "#lib/testing/permission-table.ts";
import { takeChanges, watchChanges } from "#lib/testing/watch-changes.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  headers: async () => asking.headers,
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));

let cast: Awaited<ReturnType<typeof createCast>>;
let stages: { open: Stage; private: Stage };
useOwnDatabase("doors");
beforeAll(async () => {
  await watchChanges();
  cast = await createCast();
  stages = { open: createStage(cast, "open"), private: createStage(cast, "private") };
});
afterAll(closeDoors);

/** What comes of a door for everybody, in the order of the columns. What is refused must change nothing. */
async function outcomes(door: string, stage: Stage): Promise<string> {
  const found: Outcome[] = [];
  for (const caller of cast.callers) found.push(await outcome(door, stage, caller));
  return found.join("");
}

async function outcome(door: string, stage: Stage, caller: Caller): Promise<Outcome> {
  const call = doors[door];
  if (!call) throw new Error(`Nothing knows how to open ${door}: add it to lib/testing/door-calls.ts`);
  const knock = await call(stage); // makes what it needs, before it is asked
  await takeChanges();
  const result = await knock(caller);
  const changed = await takeChanges();
  if (changed.length) stage.reset();
  const refused = result !== "." && result !== ">";
  if (refused && changed.length)
    throw new Error(`${door} was refused to ${caller.name} and changed all the same: ${changed.join(", ")}`);
  return result;
}

describe("who may do what", () => {
  for (const { door, open, private: hidden } of table) {
    test(
      door,
      async () => {
        expect(await outcomes(door, stages.open), "open notebook").toBe(open);
        if (hidden !== null) expect(await outcomes(door, stages.private), "private notebook").toBe(hidden);
      },
      60_000,
    );
  }
});

test("every route, action, page and layout is in the table", () => {
  const known = new Set([...table.map(({ door }) => door), ...Object.keys(elsewhere)]);
  expect(findDoors().filter((door) => !known.has(door))).toEqual([]);
});

test("the table has nothing that is not there any more, and a sign for everybody", () => {
  const there = new Set([
    ...findDoors(),
    ...Object.keys(doors).filter((door) => /^(LIST|SOCKET) /.test(door)),
  ]);
  const named = [...table.map(({ door }) => door), ...Object.keys(elsewhere)];
  expect(named.filter((door) => !there.has(door))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  for (const { open, private: hidden } of table) {
    expect(open).toHaveLength(castNames.length);
    expect(hidden?.length ?? castNames.length).toBe(castNames.length);
  }
});
