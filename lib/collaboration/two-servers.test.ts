import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { connect, firstText, headersFor, startTestSockets, until } from "#lib/testing/collaboration.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

let both: Awaited<ReturnType<typeof startTestSockets>>[];
beforeAll(async () => {
  both = await Promise.all([startTestSockets(), startTestSockets()]);
});
afterAll(() => Promise.all(both.map((sockets) => sockets.close())));

test("people on two servers of one database see each other type", async () => {
  const { note, actor } = await createWrittenNote();
  const [one, two] = both.map(({ url }) => connect({ url, note: note.shortId, headers: headersFor(actor) }));
  await Promise.all([one!.saved(), two!.saved()]);
  for (let index = 0; index < 20; index++) {
    firstText(one!.doc).insert(0, `${index} `);
    firstText(two!.doc).insert(firstText(two!.doc).length, ` ${index}`);
    await new Promise((done) => setTimeout(done, 5));
  }
  const texts = () => [one!, two!].map(({ doc }) => firstText(doc).toJSON());
  await until(() => texts().every((text) => text.startsWith("19 ") && text.endsWith(" 19")), "all is seen");
  expect(texts()[0]).toBe(texts()[1]);
  await Promise.all([one!.saved(), two!.saved()]);
  expect(await db.noteUpdate.count({ where: { noteId: note.id, origin: "typed" } })).toBe(40);
  one!.close();
  two!.close();
});
