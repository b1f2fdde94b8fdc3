import { strict as assert } from "node:assert";
import { db } from "#lib/db/db.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { otherWriters } from "../other-writers.ts";
import type { Scenario } from "../scenario.ts";
import { type Step, typing, typingUntilSaved, whileTyping } from "../steps.ts";
import type { World } from "../world.ts";

const written = ({ note }: World) => db.noteUpdate.count({ where: { noteId: note.id, origin: "api" } });
const revisions = ({ note }: World) => db.revision.count({ where: { noteId: note.id } });

/** The first revision is restored; what was typed until then is in a revision. */
const restoring: Step = async (world) => {
  world.mayBeInHistory = true;
  const before = await revisions(world);
  await (await otherWriters(world)).restore(1);
  assert((await revisions(world)) >= before + 2, "a revision of what was typed, and one that is restored");
};

/** Somebody's script replaces the whole note, also what it has not seen: the API itself would refuse that. */
const writingByApi: Step = async (world) => {
  world.mayBeInHistory = true;
  const markdown = `By a script.\n\nIn two paragraphs, ${world.seed}.`;
  await rewriteNote(world.owner, world.note.shortId, { title: "Rye", markdown });
  assert((await written(world)) > 0, "what the script wrote is in the log");
};

/** Notes are imported into the same workspace. */
const importing: Step = async (world) => {
  const { id: workspaceId } = world.workspace;
  const count = async () => await db.note.count({ where: { workspaceId } });
  const before = await count();
  assert.equal(await (await otherWriters(world)).importNotes(10), "done");
  assert((await count()) >= before + 10, "the notes are there");
};

/** Others than people write at the same time. */
export const writers: Scenario[] = [
  {
    name: "restore while others type",
    steps: [typing(100), typingUntilSaved, whileTyping(restoring, typing(100), restoring), typing(50)],
  },
  {
    name: "API write while others type",
    steps: [typing(100), typingUntilSaved, whileTyping(writingByApi, typing(50), writingByApi), typing(50)],
  },
  { name: "import while others type", steps: [typing(50), whileTyping(importing), typing(50)] },
];
