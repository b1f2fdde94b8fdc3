import { strict as assert } from "node:assert";
import * as Y from "yjs";
import { db } from "#lib/db/db.ts";
import { attachmentTexts } from "#lib/texts/en/attachments.ts";
import { until } from "#lib/testing/collaboration.ts";
import type { Scenario } from "../scenario.ts";
import { createSmallDisk } from "../small-disk.ts";
import { killing, leaving, starting, type Step, typing, typingUntilSaved, whileTyping } from "../steps.ts";

/** A file that the disk has no room for is refused in words and leaves nothing; a small one is kept. */
const uploadingToAFullDisk: Step = async ({
  owner: actor,
  note: { shortId: note, id: noteId },
  afterwards,
}) => {
  const disk = createSmallDisk();
  afterwards.push(() => disk.remove());
  const large = await disk.upload({ actor, note, size: 3 * 1024 * 1024 });
  assert.deepEqual(large, { refused: attachmentTexts.full });
  assert.deepEqual(disk.files(), [], "nothing is left of it");
  assert.equal(await db.attachment.count({ where: { noteId } }), 0);
  const small = await disk.upload({ actor, note, size: 1_000 });
  assert(small.id, "there is room for a small one");
};

/** Rows of the log that a broken disk, or a bug, has damaged: one is nonsense, one is half of what somebody typed. */
const damaging: Step = async ({ note: { id: noteId }, random }) => {
  const doc = new Y.Doc();
  doc.getText("body").insert(0, "x".repeat(100 + Math.floor(random() * 100)));
  const half = Y.encodeStateAsUpdate(doc).subarray(0, 40);
  for (const update of [new Uint8Array([1, 200, 200, 200, 9]), new Uint8Array(half)])
    await db.noteUpdate.create({ data: { noteId, origin: "typed", update } });
};

/** The damaged rows are set aside, and whoever runs the server is told which. */
const quarantined: Step = async ({ note: { id: noteId }, deployment }) => {
  const broken = () => db.noteUpdate.findMany({ where: { noteId, brokenAt: { not: null } } });
  await until(async () => (await broken()).length === 2, "the damaged rows are set aside");
  const ids = (await broken()).map(({ id }) => String(id));
  const isTold = () => {
    const told = setAside(deployment.output());
    return ids.every((id) => told.has(id));
  };
  await until(isTold, "an operator is told which");
};

/** The ids of the rows of which that is said. */
function setAside(output: string): Set<string> {
  const sentences = output.matchAll(/^Updates that cannot be merged were set aside: NoteUpdate ([\d, ]+)$/gm);
  return new Set([...sentences].flatMap(([, ids = ""]) => ids.split(", ")));
}

/** What is kept, and where. */
export const storage: Scenario[] = [
  { name: "disk full on attachments", people: 3, steps: [whileTyping(uploadingToAFullDisk), typing(50)] },
  {
    name: "corrupted rows in the log",
    steps: [
      typing(100),
      typingUntilSaved,
      killing("all"),
      leaving(1),
      damaging,
      starting,
      typing(100),
      quarantined,
      typing(50),
    ],
  },
];
