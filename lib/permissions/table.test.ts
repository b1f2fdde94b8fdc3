import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { db } from "#lib/db/db.ts";
import { castNames, createCast, type Caller } from "#lib/testing/cast.ts";
import { cloneDatabase, dropDatabase } from "#lib/testing/cluster.ts";
import { asking, findDoors, type Outcome } from "#lib/testing/doors.ts";
import { createStage, fingerprint, type Stage } from "#lib/testing/stage.ts";
import { doors, closeDoors } from "#lib/testing/door-calls.ts";
import { elsewhere, table } from "#lib/testing/permission-table.ts";
import { switchDatabase } from "#lib/testing/switch-database.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  headers: async () => asking.headers,
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));

let cast: Awaited<ReturnType<typeof createCast>>;
let stages: { open: Stage; private: Stage };
// All of it is read before and after each knock: what other tests left would take most of the time.
let database: string;
beforeAll(async () => {
  database = await cloneDatabase(inject("cluster"), "doors");
  await switchDatabase(database);
  cast = await createCast();
  stages = { open: createStage(cast, "open"), private: createStage(cast, "private") };
});
afterAll(async () => {
  await closeDoors();
  await db.$disconnect();
  await dropDatabase(database);
});

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
  const before = await fingerprint();
  const result = await knock(caller);
  const changed = (await fingerprint()) !== before;
  if (changed) stage.reset();
  const refused = result !== "." && result !== ">";
  if (refused && changed)
    throw new Error(`${door} was refused to ${caller.name} and changed something all the same`);
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
