import { afterAll, beforeAll, inject } from "vitest";
import { db } from "#lib/db/db.ts";
import { cloneDatabase, dropDatabase } from "./cluster.ts";
import { switchDatabase } from "./switch-database.ts";

/** Gives the tests of a file a database in which nothing is but what they make; it is gone after the last of them. */
export function useOwnDatabase(name: string): void {
  let database: string;
  beforeAll(async () => {
    database = await cloneDatabase(inject("cluster"), name);
    await switchDatabase(database);
  });
  afterAll(async () => {
    await db.$disconnect();
    await dropDatabase(database);
  });
}
