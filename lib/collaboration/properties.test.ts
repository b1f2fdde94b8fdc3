import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { transaction } from "#lib/db/db.ts";
import { writeProperties } from "#lib/editor/properties.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { readRevision } from "#lib/revisions/read-revision.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { connect, headersFor, startTestSockets, until } from "#lib/testing/collaboration.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

let sockets: Awaited<ReturnType<typeof startTestSockets>>;
beforeAll(async () => {
  sockets = await startTestSockets();
});
afterAll(() => sockets.close());

async function opened() {
  const written = await createWrittenNote();
  const { note, actor } = written;
  const client = connect({ url: sockets.url, note: note.shortId, headers: headersFor(actor) });
  await client.saved();
  return { ...written, client, id: note.shortId };
}

test("tags and properties are saved like words, are in the revision, and come back with it", async () => {
  const { client, note, actor, id } = await opened();
  writeProperties(client.doc, { tags: ["rye", "bread/sour"], properties: { aliases: ["Starter"] } });
  await client.saved();
  const about = { tags: ["bread/sour", "rye"], properties: { aliases: ["Starter"] } };
  expect((await transaction((tx) => storeNote(tx, note.id))).content).toMatchObject(about);
  const { number } = await saveRevision(actor, { note: id });
  expect(number).toBe(2);
  expect((await readRevision(actor, { note: id, number })).content).toMatchObject(about);

  await restoreRevision(actor, { note: id, number: 1 });
  await until(() => client.doc.getMap("tags").size === 0, "the tags are gone as they were not there then");
  await restoreRevision(actor, { note: id, number: 2 });
  await until(() => client.doc.getMap("tags").has("rye"), "the tags are back");
  expect(client.doc.getMap("properties").get("aliases")).toEqual(["Starter"]);
  client.close();
});

test("what is no tag ends the connection and is not in the log", async () => {
  const { client, note } = await opened();
  client.doc.getMap("tags").set("rye", new Y.Map());
  await until(() => client.told.includes("closed: not-understood"), "the connection ends");
  client.close();
  const { content } = await transaction((tx) => storeNote(tx, note.id));
  expect(content.tags).toBeUndefined();
});
