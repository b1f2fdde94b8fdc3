import { strict as assert } from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "#lib/db/db.ts";
import { until } from "#lib/testing/collaboration.ts";
import { enterApart } from "../apart.ts";
import type { Scenario } from "../scenario.ts";
import { leaving, offline, only, type Step, typing, typingUntilSaved, whileTyping } from "../steps.ts";
import { typeOnce } from "../typist.ts";
import type { World } from "../world.ts";

/** Their connection stays open and nothing passes any more, until their browser sees that and connects again. */
const halfOpen: Step = async (world) => {
  const [person] = world.people;
  assert(person!.link.freeze() > 0, "the connection is frozen");
  const before = person!.account.done.length;
  const made = person!.link.made();
  await typing(200)(world);
  assert(person!.account.saved <= before, "nothing is called saved that did not arrive");
  await until(() => person!.link.made() > made, "they connect again");
};

/** Somebody's machine sleeps while others write; its network is gone when it wakes, or it is not. */
const sleeping: Step = async (world) => {
  const sleeper = await enterApart(world, "s");
  await sleeper.type(150);
  sleeper.sleep();
  await typing(world.thorough ? 5_000 : 300)(world);
  if (world.seed % 2 === 0) assert(sleeper.link.cut() > 0, "its connection was cut");
  sleeper.wake();
  await Promise.all([sleeper.type(150), typing(150)(world)]);
  await sleeper.save();
};

/** Tabs that are closed a moment after a key, with what they kept; half of them come back. */
const closingAfterAKey: Step = async (world) => {
  for (const [index, person] of [...world.people.entries()].slice(1)) {
    typeOnce(person, world.random);
    await sleep(50);
    person.close();
    if (index % 2 === 0) world.returns(person);
    else person.left = true;
  }
};

/** What happens between people and the server. */
export const network: Scenario[] = [
  { name: "half-open socket", steps: [typing(100), typingUntilSaved, halfOpen, typing(50)] },
  { name: "sleep and resume", people: 2, steps: [typing(50), sleeping] },
  {
    name: "offline edits of one paragraph",
    steps: [typing(50), typingUntilSaved, offline([0, 1], typing(150, only(0, 1)), typing(100)), typing(50)],
  },
  {
    name: "tab closed 50 ms after a key",
    people: 6,
    steps: [typing(50), closingAfterAKey, typing(50), leaving(1)],
  },
  {
    name: "clock of a client off by a day",
    people: 2,
    steps: [
      whileTyping(async (world) => {
        const days = world.seed % 2 === 0 ? 1 : -1;
        const off = await enterApart(world, "o", { clockOffMs: days * 24 * 3600_000 });
        await off.type(200);
        await off.save();
      }),
      onlyServerTimes,
    ],
  },
];

async function onlyServerTimes({ note }: World): Promise<void> {
  const rows = await db.noteUpdate.findMany({ where: { noteId: note.id }, select: { at: true } });
  const off = rows.filter(({ at }) => Math.abs(at.getTime() - Date.now()) > 60_000);
  assert.equal(off.length, 0, "the log knows only the database's time");
}
