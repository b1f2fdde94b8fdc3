import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "#lib/env.ts";
import { switchDatabase } from "#lib/testing/switch-database.ts";
import { seededRandom } from "#lib/testing/random.ts";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { migrate } from "#lib/server/migrate.ts";
import { buildPages } from "#lib/server/prepare.ts";
import { startFaultyDatabase, type FaultyDatabase } from "./database.ts";
import { createDeployment, isAlive, topologies, type Deployment, type Topology } from "./deployment.ts";
import { judge } from "./judge.ts";
import type { Scenario } from "./scenario.ts";
import { crashes } from "./scenarios/crashes.ts";
import { database as databaseFaults } from "./scenarios/database.ts";
import { network } from "./scenarios/network.ts";
import { storage } from "./scenarios/storage.ts";
import { versions } from "./scenarios/versions.ts";
import { writers } from "./scenarios/writers.ts";
import { createTable } from "./table.ts";
import { createWorld } from "./world.ts";

/**
 * The first promise: what says "Saved" is on disk. Several people write through real sockets into the real product on a
 * real PostgreSQL while something goes wrong; a ledger holds what each of them was told is saved. FAULT_SEEDS=50 for more
 * of it, FAULT_FIRST for other ones, FAULT_TOPOLOGY=one, split or two for a single way to set up the product,
 * FAULT_SCENARIO for those whose name holds that. With FAULT_PAGES=1 the pages are built first and run as well, and whoever
 * restores or imports does so through them; `npm test` builds them only while these tests run.
 */

const {
  FAULT_SEEDS: count,
  FAULT_FIRST: first = "1",
  FAULT_TOPOLOGY: chosen,
  FAULT_SCENARIO: part = "",
} = process.env;
const usual = 3;
const thorough = Number(count ?? usual) > usual;
const withPages = process.env.FAULT_PAGES === "1";
const scenarios: Scenario[] = [
  ...crashes,
  ...databaseFaults,
  ...network,
  ...writers,
  ...storage,
  ...versions,
].filter(({ name }) => new RegExp(part).test(name));

const own = process.env.DATABASE_URL ?? "";
const dataDir = temporaryFolder();
const deployments = new Map<Topology, Deployment>();
const table = createTable(scenarios.map(({ name }) => name));
let database: FaultyDatabase;

beforeAll(async () => {
  database = await startFaultyDatabase(dataDir);
  const { url } = await database.link();
  await switchDatabase(url);
  await migrate(url, () => undefined);
  if (withPages) await buildPages(console.log);
}, 600_000);

afterAll(async () => {
  console.log(table.print());
  for (const deployment of deployments.values()) await deployment.stop();
  await switchDatabase(own);
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

/** Each seed has its way to set up the product, so that all of them are played. */
function topologyOf({ topology }: Scenario, seed: number): Topology {
  const names = Object.keys(topologies) as Topology[];
  return topology ?? (chosen as Topology | undefined) ?? names[seed % names.length]!;
}

/** The product, running; only one way to set it up at a time. */
async function deploymentFor(topology: Topology): Promise<Deployment> {
  for (const other of deployments.values()) if (other.topology !== topology) await other.stop();
  const shared = env().DATA_DIR; // what is uploaded here is there for the product's jobs
  const deployment =
    deployments.get(topology) ?? (await createDeployment(topology, { database, dataDir: shared, withPages }));
  deployments.set(topology, deployment);
  await deployment.start();
  return deployment;
}

function seedsOf({ usually = usual }: Scenario): number[] {
  const length = Number(count ?? usually);
  return Array.from({ length }, (_, index) => Number(first) + index);
}

/** One way to set it up after the other, since to change that takes seconds. */
const runs = scenarios
  .flatMap((scenario) =>
    seedsOf(scenario).map((seed): [string, number, Scenario] => [scenario.name, seed, scenario]),
  )
  .toSorted(([, seed, scenario], [, otherSeed, other]) =>
    topologyOf(scenario, seed).localeCompare(topologyOf(other, otherSeed)),
  );

test.each(runs)("nothing is lost: %s (seed %i)", { timeout: 150_000 }, async (name, seed, scenario) => {
  const deployment = await deploymentFor(topologyOf(scenario, seed));
  const began = performance.now();
  const world = await createWorld({ deployment, random: seededRandom(seed), seed, thorough });
  try {
    for (let person = 0; person < (scenario.people ?? 4); person++) await world.enter();
    for (const step of scenario.steps) await step(world);
    const verdict = await judge(world);
    table.add(name, verdict, performance.now() - began);
    expect(verdict).toMatchObject({ lost: [], doubled: [], diverged: [] });
    expect(verdict.acknowledged).toBeGreaterThan(0);
    for (const { running } of deployment.all) expect(running && isAlive(running)).toBe(true);
  } catch (error) {
    table.fail(name);
    throw error;
  } finally {
    for (const person of world.people) person.close();
    for (const end of world.afterwards.toReversed()) await end();
  }
});
