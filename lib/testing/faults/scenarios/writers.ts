import { strict as assert } from "node:assert";
import { db } from "#lib/db/db.ts";
import { parseMarkdown } from "#lib/editor/markdown/parse.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { importFilesBeside } from "#lib/testing/import-files.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import type { Scenario } from "../scenario.ts";
import { type Step, typing, typingUntilSaved, whileTyping } from "../steps.ts";
import type { World } from "../world.ts";

// What the service `web` does when it is a process of its own: it writes into the database, and the sockets hear of it.

const revisions = ({ note }: World) => db.revision.count({ where: { noteId: note.id } });

/** The first revision is restored; what was typed until then is in a revision. */
const restoring: Step = async (world) => {
  world.mayBeInHistory = true;
  const before = await revisions(world);
  await restoreRevision(world.owner, { note: world.note.shortId, number: 1 });
  assert((await revisions(world)) >= before + 2, "a revision of what was typed, and one that is restored");
};

/** Somebody's script replaces the whole note. */
const writingByApi: Step = async (world) => {
  world.mayBeInHistory = true;
  const markdown = `By a script.\n\nIn two paragraphs, ${world.seed}.`;
  await rewriteNote(world.owner, world.note.shortId, { title: "Rye", markdown });
  assert(parseMarkdown(markdown, { liftTitle: false }).body.content?.length === 2);
};

/** Notes are imported into the same workspace. */
const importing: Step = async ({ owner, workspace }) => {
  const files = Array.from({ length: 10 }, (_, at) => ({
    name: `Garden/${at}.md`,
    content: `# Rose ${at}\n`,
  }));
  const { status } = await importFilesBeside(owner, { workspace, files });
  assert.equal(status, "done");
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
