import { strict as assert } from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "#lib/testing/collaboration.ts";
import { pick } from "#lib/testing/random.ts";
import { isAlive } from "./deployment.ts";
import { typeOnce } from "./typist.ts";
import type { Person, World } from "./world.ts";

/** Something that happens in a scenario: what people do, or a fault, which makes sure that it really happened. */
export type Step = (world: World) => Promise<unknown>;

const present = ({ people }: World) => people.filter(({ left }) => !left);

/** Everybody who is there writes for so long. */
export function typing(milliseconds: number, who: (world: World) => Person[] = present): Step {
  return async (world) => {
    const deadline = Date.now() + milliseconds;
    while (Date.now() < deadline) {
      for (const person of who(world)) if (world.random() < 0.5) typeOnce(person, world.random);
      await sleep(pick(world.random, 8));
    }
  };
}

/** They write until each of them was told that something is saved. */
export const typingUntilSaved: Step = async (world) => {
  const waiting = () => present(world).some(({ account }) => account.saved === 0);
  while (waiting()) await typing(20)(world);
};

/** Something happens while they write. */
export function whileTyping(...steps: Step[]): Step {
  return async (world) => {
    let over = false;
    const writing = (async () => {
      while (!over) await typing(30)(world);
    })();
    try {
      for (const step of steps) await step(world);
    } finally {
      over = true;
      await writing;
    }
  };
}

/** Nothing is done for so long. */
export const waiting =
  (milliseconds: number): Step =>
  () =>
    sleep(milliseconds);

/** So many close their tabs, and what their browsers kept is gone as well: only the server can know what they wrote. */
export function leaving(count: number): Step {
  return async (world) => {
    for (const person of present(world).slice(0, count)) {
      person.close();
      person.left = true;
    }
  };
}

/** All who are there close their tabs and open them again, with what their browsers kept. */
export const closingTabs: Step = async (world) => {
  for (const person of present(world)) person.close();
};
export const openingTabs: Step = async (world) => {
  for (const person of present(world)) world.returns(person);
};

/** SIGKILL to processes of the product: all of them, or the first. */
export function killing(which: "all" | "first"): Step {
  return async ({ deployment }) => {
    const instances = which === "all" ? deployment.all : deployment.all.slice(0, 1);
    for (const instance of instances) {
      const { running } = instance;
      assert(running && isAlive(running), "there is a process to kill");
      await running.kill();
      assert(!isAlive(running), "the process is dead");
      instance.running = null;
    }
  };
}

/** SIGTERM to all processes; they end well, and in time. */
export const stopping: Step = async ({ deployment }) => {
  const asked = performance.now();
  await Promise.all(
    deployment.all.map(async (instance) => {
      assert.equal(await instance.running?.stop(), 0, "the process ends well");
      instance.running = null;
    }),
  );
  assert(performance.now() - asked < 10_000, "it takes less than ten seconds");
};

/** Whatever is not running is started. */
export const starting: Step = ({ deployment }) => deployment.start();

/** SIGKILL to PostgreSQL, and it is started again. */
export const killingDatabase: Step = async ({ deployment }) => {
  deployment.database.kill();
  await deployment.database.revive();
};

/** The database cannot be reached from the product while these things happen. Nothing is called saved meanwhile. */
export function withoutDatabase(...steps: Step[]): Step {
  return async (world) => {
    const { all } = world.deployment;
    const cut = all.map(({ database }) => database.shut()).reduce((sum, count) => sum + count, 0);
    assert(cut > 0, "connections to the database were cut");
    await sleep(20); // what is on its way to the server may be in a transaction that ended well
    const accounts = world.people.map(({ account }) => ({ account, before: account.done.length }));
    for (const step of steps) await step(world);
    for (const { account, before } of accounts)
      assert(account.saved <= before, "nothing is called saved while the database is away");
    for (const { database } of all) database.open();
  };
}

/** The way to the server of the people with these numbers is gone while these things happen. */
export function offline(numbers: number[], ...steps: Step[]): Step {
  return async (world) => {
    const gone = numbers.map((number) => world.people[number]!);
    for (const { link } of gone) assert(link.shut() > 0, "the connection was cut");
    await until(() => gone.every((person) => !person.isSaved()), "they are offline");
    for (const step of steps) await step(world);
    for (const { link } of gone) link.open();
  };
}

/** Only these people write. */
export const only =
  (...numbers: number[]) =>
  ({ people }: World): Person[] =>
    numbers.map((number) => people[number]!);

/** Only with certain seeds. */
export const onSeeds =
  (holds: (seed: number) => boolean, ...steps: Step[]): Step =>
  async (world) => {
    if (holds(world.seed)) for (const step of steps) await step(world);
  };
