import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import {
  connect,
  firstText,
  headersFor,
  startTestSockets,
  until,
  type Client,
} from "#lib/testing/collaboration.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

let sockets: Awaited<ReturnType<typeof startTestSockets>>;
const clients: Client[] = [];
beforeAll(async () => {
  sockets = await startTestSockets();
});
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => sockets.close());

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

function open({ note, actor }: Pick<Written, "note" | "actor">): Client {
  const client = connect({ url: sockets.url, note: note.shortId, headers: headersFor(actor) });
  clients.push(client);
  return client;
}

test("a word typed in one tab is in the other, and in the log", async () => {
  const written = await createWrittenNote();
  const [one, two] = [open(written), open(written)];
  await Promise.all([one.saved(), two.saved()]);
  firstText(one.doc).insert(0, "Hello. ");
  await one.saved();
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, origin: "typed" } })).toBe(1);
  await until(() => firstText(two.doc).toJSON() === "Hello. Feed it daily.", "the other tab has the word");
});
