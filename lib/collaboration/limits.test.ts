import { MessageType, type Document } from "@hocuspocus/server";
import pg from "pg";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createToken } from "#lib/accounts/tokens.ts";
import type { UserActor } from "#lib/actor.ts";
import { actorOfToken } from "#lib/auth/tokens.ts";
import { db, transaction } from "#lib/db/db.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, until } from "#lib/testing/collaboration.ts";
import type { RawClient } from "#lib/testing/frames.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { EndConnection } from "./ending.ts";
import { createNoteSizes } from "./note-sizes.ts";
import { createOpenDocuments } from "./open-documents.ts";
import { createWriters } from "./writers.ts";

// What a connection may use: for how long, and how much of the server.

const megabyte = 1024 * 1024;

const { open, openRaw } = browsers({ judgeEveryMs: 100 });

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const openAs = ({ note }: Written, actor: unknown) => openRaw({ note, actor: actor as UserActor });

async function docOf({ note }: Written): Promise<Y.Doc> {
  return docFrom((await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } })).state);
}

test("a session that expires reads nothing more", async () => {
  const written = await createWrittenNote();
  const client = await openAs(written, written.actor);
  const expiresAt = new Date(Date.now() - 1_000);
  await db.session.update({ where: { id: written.actor.sessionId }, data: { expiresAt } });
  expect(await client.closed).toEqual({ code: 4403, reason: "access-ended" });
});

test("a token that expires reads nothing more", async () => {
  const written = await createWrittenNote();
  const { id, secret } = await createToken(written.actor, { name: "Script", scope: "read" });
  const client = await openAs(written, await actorOfToken(secret));
  await db.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  expect(await client.closed).toEqual({ code: 4403, reason: "access-ended" });
});

test("a note that could not be read is not open", async () => {
  const asked: string[] = [];
  const seen = { get: (name: string) => void asked.push(name) };
  const documents = createOpenDocuments(() => ({ documents: seen, loadingDocuments: seen }) as never, {
    sizes: createNoteSizes(),
    writers: createWriters({ trusting: false }),
  });
  const gone = "00000000-0000-4000-8000-000000000000";
  await expect(documents.load("gone", gone)).rejects.toMatchObject({ reason: "access-ended" });
  await documents.catchUpAll();
  expect(asked).toEqual([]);
});

test("while the database is slow, what somebody sends waits on their side", async () => {
  const written = await createWrittenNote();
  const client = await openAs(written, written.actor);
  const slow = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await slow.connect();
  await slow.query("BEGIN");
  await slow.query(`SELECT FROM "Note" WHERE id = $1 FOR UPDATE`, [written.note.id]);
  const doc = await docOf(written);
  const before = Y.encodeStateVector(doc);
  firstText(doc).insert(0, "Slowly. ");
  client.send(MessageType.Sync, 2, Y.encodeStateAsUpdate(doc, before));
  for (let sent = 0; sent < 64; sent++) client.send(MessageType.Stateless, "x".repeat(megabyte));
  try {
    let waiting = Infinity;
    await until(async () => {
      const earlier = waiting;
      waiting = client.socket.bufferedAmount;
      await new Promise((done) => setTimeout(done, 300));
      return waiting === earlier;
    }, "nothing moves any more");
    expect(waiting).toBeGreaterThan(32 * megabyte);
  } finally {
    await slow.query("COMMIT");
    await slow.end();
  }
  await until(() => client.socket.bufferedAmount === 0, "everything is taken in");
  await until(() => client.received.some(({ applied }) => applied), "the words are saved");
  client.socket.terminate();
});

/** Updates of which the first is never sent, so that nothing can be done with the others. */
function updatesWithoutBeginning(length: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("elsewhere");
  text.insert(0, "beginning");
  for (let index = 0; index < count; index++) text.insert(text.length, "x".repeat(length));
  return updates.slice(1);
}

test("a heap of updates that build on what nobody has is refused", async () => {
  const written = await createWrittenNote();
  const client = await openAs(written, written.actor);
  for (const update of updatesWithoutBeginning(megabyte / 4, 8)) client.send(MessageType.Sync, 2, update);
  expect(await client.closed).toEqual({ code: 4400, reason: "not-understood" });
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, origin: "typed" } })).toBeLessThan(5);
});

test("a few that came before what they build on are taken, and keep nobody from writing", async () => {
  const written = await createWrittenNote();
  const client = await openAs(written, written.actor);
  for (const update of updatesWithoutBeginning(100, 20)) client.send(MessageType.Sync, 2, update);
  const applied = () => client.received.filter((one) => one.applied !== undefined);
  await until(() => applied().length === 20, "all are answered");
  const other = open(written);
  await other.saved();
  firstText(other.doc).insert(0, "On we go. ");
  await other.saved();
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, origin: "typed" } })).toBe(21);
});

test("people are told that a note is nearly too large while it is still saved, and so is whoever comes later", async () => {
  const written = await createWrittenNote();
  const client = open(written);
  await client.saved();
  const warned = ({ told }: typeof client) => told.some((message) => message.includes('"warned"'));
  const elsewhere = client.doc.getText("elsewhere");
  for (let part = 0; part < 3; part++) elsewhere.insert(0, "x".repeat(2.5 * megabyte));
  await client.saved();
  expect(warned(client)).toBe(false);
  elsewhere.insert(0, "x".repeat(megabyte));
  await until(() => warned(client), "the person is told");
  await client.saved();
  const later = open(written);
  await until(() => warned(later), "whoever comes later is told");
});

/** A note with so much in it, written by one who has left. */
async function fullNote(parts: number): Promise<Written> {
  const written = await createWrittenNote();
  const doc = await docOf(written);
  const before = Y.encodeStateVector(doc);
  for (let part = 0; part < parts; part++) doc.getText("elsewhere").insert(0, "x".repeat(megabyte / 2));
  const update = Y.encodeStateAsUpdate(doc, before);
  const { note, owner } = written;
  const origin = "typed" as const;
  await transaction((tx) => appendUpdates(tx, [{ noteId: note.id, userId: owner.id, origin, update }]));
  return written;
}

test("a note that is full takes what makes it smaller, also together with what is new", async () => {
  const client = open(await fullNote(19));
  await client.saved();
  const elsewhere = client.doc.getText("elsewhere");
  client.doc.transact(() => {
    elsewhere.delete(0, 2 * megabyte);
    firstText(client.doc).insert(0, "y".repeat(megabyte));
  });
  await client.saved();
  expect(client.told.join()).not.toContain("too large to be saved");
});

test("a note that is too large already takes what makes it smaller, and nothing else", async () => {
  const written = await fullNote(24);
  const client = open(written);
  await client.saved();
  client.doc.getText("elsewhere").delete(0, 100);
  await client.saved();
  expect(client.told.join()).not.toContain("too large to be saved");
  firstText(client.doc).insert(0, "One word more. ");
  await until(() => client.told.includes("closed: note-too-large"), "the socket is closed");
});

test("what is deleted as soon as it is written does not fill the memory", async () => {
  const client = open(await fullNote(10));
  await client.saved();
  const text = firstText(client.doc);
  const isRefused = () => client.told.includes("closed: note-too-large");
  for (let round = 0; round < 40 && !isRefused(); round++) {
    text.insert(0, "x".repeat(megabyte));
    text.delete(0, megabyte);
    await until(() => client.isSaved() || isRefused(), "it is taken or not");
  }
  expect(isRefused()).toBe(true);
});

test("what is deleted before the note is nearly too large does not fill the memory either", async () => {
  const client = open(await createWrittenNote());
  await client.saved();
  const elsewhere = client.doc.getText("elsewhere");
  const isRefused = () => client.told.includes("closed: note-too-large");
  for (let round = 0; round < 8 && !isRefused(); round++) {
    for (let part = 0; part < 2; part++) elsewhere.insert(0, "x".repeat(3.8 * megabyte));
    client.doc.transact(() => {
      elsewhere.delete(0, elsewhere.length);
      elsewhere.insert(0, "y".repeat(0.3 * megabyte));
    });
    await until(() => client.isSaved() || isRefused(), "it is taken or not");
  }
  expect(isRefused()).toBe(true);
});

test("a note that held too much takes what is typed once that is forgotten", () => {
  const document = new Y.Doc({ gc: false }) as Document;
  const text = document.getText("elsewhere");
  for (let part = 0; part < 4; part++) {
    text.insert(0, "x".repeat(8 * megabyte));
    text.delete(0, text.length);
  }
  const sizes = createNoteSizes();
  sizes.opened("note", Y.encodeStateAsUpdate(document).byteLength);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  const before = Y.encodeStateVector(copy);
  copy.getText("elsewhere").insert(0, "Typed.");
  const bytes = Y.encodeStateAsUpdate(copy, before);
  const type = () =>
    sizes.reserve("note", { document, copy, update: Y.decodeUpdate(bytes), bytes: bytes.byteLength });
  expect(type).toThrow(EndConnection);
  Y.tryGc(Y.createDeleteSetFromStructStore(document.store), document.store, () => true);
  expect(type()).toBe(false);
  expect(sizes.isNearlyTooLarge("note")).toBe(false);
});

test("people are told that a note is nearly full before it is", async () => {
  const written = await createWrittenNote();
  const clients: RawClient[] = [];
  for (let index = 0; index < 201; index++) clients.push(await openAs(written, written.actor));
  const warned = ({ received }: RawClient) => received.some(({ type }) => type === MessageType.Stateless);
  await until(() => warned(clients.at(-1)!), "the last one is told");
  expect(clients.slice(0, 200).some(warned)).toBe(false);
});
