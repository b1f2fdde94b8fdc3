import { strict as assert } from "node:assert";
import { db } from "#lib/db/db.ts";
import { SCHEMA_VERSION } from "#lib/editor/fields.ts";
import { until } from "#lib/testing/collaboration.ts";
import { replaceWithBackup, takeBackup } from "../backup.ts";
import { olderServer } from "../older-server.ts";
import type { Scenario } from "../scenario.ts";
import { closingTabs, killing, type Step, starting, stopping, typing, typingUntilSaved } from "../steps.ts";
import type { World } from "../world.ts";

const older = SCHEMA_VERSION - 1;
const rowsOf = ({ note }: World) => db.noteUpdate.count({ where: { noteId: note.id } });

/** The product is stopped and started as the release before this one. */
const downgraded: Step = async ({ deployment, note }) => {
  await db.noteState.update({ where: { noteId: note.id }, data: { schemaVersion: older } });
  await deployment.start(olderServer(older));
};

/** Everybody opens the note with the editor of the release before. */
const openingOldTabs: Step = async (world) => {
  for (const person of world.people.slice()) world.returns(person, { schemaVersion: older });
  await Promise.all(world.people.map((person) => person.saved()));
};

/** Tabs with the old editor are turned away, and nothing that is typed in them is taken. */
const turningOldTabsAway: Step = async (world) => {
  const isTurnedAway = () => world.people.every(({ told }) => told.includes("denied: outdated"));
  await until(isTurnedAway, "the old tabs are turned away");
  const before = await rowsOf(world);
  await typing(200)(world);
  assert.equal(await rowsOf(world), before, "nothing is taken from an old tab");
  assert(
    world.people.some((person) => !person.isSaved()),
    "nor called saved",
  );
};

/** People reload: the new editor, with what the browser kept. */
const reloading: Step = async (world) => {
  await closingTabs(world);
  for (const person of world.people.slice()) world.returns(person);
};

/** What people wrote since the backup is in their tabs only. */
const restoringBackup: Step = async (world) => {
  await takeBackup();
  await typing(200)(world);
  await killing("all")(world);
  const before = await rowsOf(world);
  await replaceWithBackup();
  assert((await rowsOf(world)) < before, "the database knows less than before");
  await typing(50)(world);
};

/**
 * What people have of each other, the restored database has not: it is refused, and stays with them, until whoever runs
 * the product says that there was a backup.
 */
const sayingSo: Step = async (world) => {
  const { deployment, people } = world;
  await deployment.start();
  const isRefused = () => people.some(({ told }) => told.some((message) => message.includes('"refused"')));
  await until(isRefused, "words of others are refused");
  assert(deployment.output().includes("BACKUP_RESTORED=true"), "an operator is told what to do");
  await stopping(world);
  world.afterwards.push(() => deployment.stop());
  await deployment.start({ BACKUP_RESTORED: "true" });
};

/** What comes from another time meets what is there. */
export const versions: Scenario[] = [
  {
    name: "schema upgrade with an old tab open",
    steps: [
      typing(50),
      typingUntilSaved,
      stopping,
      closingTabs,
      downgraded,
      openingOldTabs,
      typing(100),
      stopping,
      starting,
      turningOldTabsAway,
      reloading,
      typing(50),
    ],
  },
  {
    name: "backup restored, stale tabs reconnect",
    steps: [typing(100), typingUntilSaved, restoringBackup, sayingSo, typing(50)],
  },
];
