import { once } from "node:events";
import { format } from "node:util";
import { MessageType } from "@hocuspocus/server";
import { afterEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { db, transaction } from "#lib/db/db.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { browsers } from "#lib/testing/browsers.ts";
import { firstText, testOrigin, until, type Client } from "#lib/testing/collaboration.ts";
import { frame } from "#lib/testing/frames.ts";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";

const { open, openRaw, url } = browsers();
afterEach(() => vi.restoreAllMocks());

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const stored = async ({ note }: Written) => await transaction((tx) => storeNote(tx, note.id));

/** What people do to a note, as Yjs sees it: write, delete, split off a paragraph, remove one. */
function editAtRandom(doc: Y.Doc, random: () => number): void {
  const body = doc.getXmlFragment(BODY_FIELD);
  const paragraph = body.get(pick(random, body.length)) as Y.XmlElement | undefined;
  const text = paragraph?.get(0) as Y.XmlText | undefined;
  const what = random();
  if (!text || what < 0.15) {
    const added = new Y.XmlElement("paragraph");
    added.insert(0, [new Y.XmlText(`p${pick(random, 1000)} `)]);
    body.insert(pick(random, body.length + 1), [added]);
  } else if (what < 0.25 && body.length > 1) body.delete(pick(random, body.length), 1);
  else if (what < 0.5 && text.length > 0) text.delete(pick(random, text.length), 1);
  else text.insert(pick(random, text.length + 1), String.fromCodePoint(97 + pick(random, 26)));
}

test.each([1, 2, 3])(
  "people who write at random and lose their connections end up with one text (seed %i)",
  async (seed) => {
    const written = await createWrittenNote();
    const random = seededRandom(seed);
    const writers = Array.from({ length: 4 }, () => open(written));
    await Promise.all(writers.map((client) => client.saved()));
    for (let step = 0; step < 200; step++) {
      const writer = writers[pick(random, writers.length)]!;
      editAtRandom(writer.doc, random);
      const socket = writer.provider.configuration.websocketProvider;
      if (random() < 0.02) socket.webSocket?.close();
      if (random() < 0.1) await new Promise((done) => setTimeout(done, pick(random, 5)));
    }
    await Promise.all(writers.map((client) => client.saved()));
    const said = () => writers.map(({ doc }) => JSON.stringify(noteFromDoc(doc)));
    await until(() => new Set(said()).size === 1, "all have the same text");
    expect(JSON.stringify((await stored(written)).content)).toBe(said()[0]);
  },
);

test("frames of nonsense end their connection, change nothing and do not fill the log", async () => {
  const logged = vi.spyOn(console, "error");
  const written = await createWrittenNote();
  const before = (await stored(written)).content;
  const random = seededRandom(20);
  const doc = docFrom((await stored(written)).state);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 30; index++) editAtRandom(doc, random);
  const bytes = (length: number) => Uint8Array.from({ length }, () => pick(random, 256));
  const damaged = () => {
    const update = Uint8Array.from(updates[pick(random, updates.length)]!);
    // Only into clients that nobody has: a damaged update may still be one, and then it is rightly taken.
    return update.subarray(0, 1 + pick(random, update.length - 1));
  };
  const id = written.note.shortId;
  const nonsense = [
    () => bytes(pick(random, 60)),
    () => frame(id, MessageType.Sync, 2, bytes(pick(random, 60))),
    () => frame(id, MessageType.Sync, 1, damaged()),
    () => frame(id, MessageType.Sync, 2, damaged()),
    () => frame(id, MessageType.Awareness, bytes(pick(random, 40))),
    () => frame(id, pick(random, 300), bytes(pick(random, 20))),
    () => frame(`${id}\0${"x".repeat(pick(random, 50))}`, MessageType.Sync, 2, bytes(10)),
  ];
  for (let round = 0; round < 40; round++) {
    const raw = await openRaw(written);
    for (let index = 0; index < 25; index++) raw.socket.send(nonsense[pick(random, nonsense.length)]!());
    raw.socket.close();
    await raw.closed;
  }
  const client = open(written);
  await client.saved();
  expect(noteFromDoc(client.doc)).toEqual(before);
  expect((await stored(written)).content).toEqual(before);
  const line = /^closing connection \S+ \(while handling \w+\) because of exception [\w-]+$/;
  for (const call of logged.mock.calls) expect(format(...call)).toMatch(line);
});

test("nobody who is not let in fills the log", async () => {
  const written = await createWrittenNote();
  const [errors, warnings] = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
  const id = written.note.shortId;
  const sent = [
    new Uint8Array([200]),
    new Uint8Array([255, 255, 255, 255, 1]),
    frame(`${id}\nA line of theirs`, MessageType.Auth, 0, "token"),
    frame("x".repeat(1_000_000), MessageType.Sync, 0, new Uint8Array([0])),
    frame("constructor", MessageType.Sync, 0, new Uint8Array([0])),
    frame(`toString\0${id}`, MessageType.Auth, 0, "token"),
    frame(id, MessageType.Auth, 0),
    frame(id, MessageType.BroadcastStateless, "to all"),
    frame(id, MessageType.SyncStatus, 1),
    frame(id, MessageType.Sync, 7, new Uint8Array([0])),
    frame(id, MessageType.Awareness, new Uint8Array([1, 1, 1, 1, 123])),
  ];
  for (const one of sent) {
    const socket = new WebSocket(url(), { origin: testOrigin });
    await once(socket, "open");
    socket.send(one);
    expect(await once(socket, "close")).toMatchObject([4400, Buffer.from("not-understood")]);
  }
  expect([...errors.mock.calls, ...warnings.mock.calls]).toEqual([]);
});

test("an update that can be read but not applied is found before it is in the log", async () => {
  const written = await createWrittenNote();
  const source = docFrom((await stored(written)).state);
  const good: Uint8Array[] = [];
  source.on("update", (update: Uint8Array) => good.push(update));
  const random = seededRandom(4);
  for (let index = 0; index < 40; index++) editAtRandom(source, random);
  const poison = findPoison((await stored(written)).state, good, random);
  const raw = await openRaw(written);
  raw.send(MessageType.Sync, 2, poison);
  expect(await raw.closed).toMatchObject({ reason: "not-understood" });
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, origin: "typed" } })).toBe(0);
});

/** An update that decodes, and makes a document with this state throw. */
function findPoison(state: Uint8Array, updates: Uint8Array[], random: () => number): Uint8Array {
  for (let attempt = 0; attempt < 50_000; attempt++) {
    const update = Uint8Array.from(updates[pick(random, updates.length)]!);
    for (let index = 0; index < 3; index++) update[pick(random, update.length)] = pick(random, 256);
    try {
      Y.decodeUpdate(update);
    } catch {
      continue;
    }
    try {
      Y.applyUpdate(docFrom(state), update);
    } catch {
      return update;
    }
  }
  throw new Error("No such update was found");
}

test("a frame that is too large is refused, and the note goes on", async () => {
  const written = await createWrittenNote();
  const raw = await openRaw(written);
  raw.send(MessageType.Sync, 2, new Uint8Array(5 * 1024 * 1024));
  expect((await raw.closed).code).toBe(1009);
  const client = open(written);
  firstText(await saved(client)).insert(0, "Fine. ");
  await client.saved();
});

async function saved(client: Client): Promise<Y.Doc> {
  await client.saved();
  return client.doc;
}

test("what would make the note too large is refused in words", async () => {
  const written = await createWrittenNote();
  const client = open(written);
  const text = firstText(await saved(client));
  for (let index = 0; index < 4; index++) text.insert(0, "x".repeat(3 * 1024 * 1024));
  await until(() => client.told.some((told) => told.includes('"refused"')), "it is refused");
  await until(() => client.told.includes("closed: note-too-large"), "the socket is closed");
  expect(client.isSaved()).toBe(false);
  client.close();
  expect((await stored(written)).state.byteLength).toBeLessThan(10 * 1024 * 1024);
});

test("a damaged row of the log keeps nobody from opening the note", async () => {
  const written = await createWrittenNote();
  await db.noteUpdate.create({
    data: { noteId: written.note.id, origin: "typed", update: new Uint8Array([1, 200, 200, 200, 9]) },
  });
  const client = open(written);
  firstText(await saved(client)).insert(0, "Open. ");
  await client.saved();
  expect(JSON.stringify((await stored(written)).content)).toContain("Open. Feed it daily.");
  expect(await db.noteUpdate.count({ where: { noteId: written.note.id, brokenAt: { not: null } } })).toBe(1);
});

test("while the database is away nothing is called saved, and afterwards everything is", async () => {
  const written = await createWrittenNote();
  const [one, two] = [open(written), open(written)];
  const text = firstText(await saved(one));
  await two.saved();
  text.insert(0, "Known. "); // so that the server need not ask the database who this is
  await one.saved();
  const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const tried = () =>
    reported.mock.calls.some(([line]) => String(line).includes("Updates wait for the database"));
  const away = await shutOut();
  try {
    for (let index = 0; index < 20; index++) text.insert(0, `${index} `);
    two.close(); // and the other leaves
    await until(tried, "the server tries to keep what was written");
    expect(one.isSaved()).toBe(false);
  } finally {
    await away.end();
    reported.mockRestore();
  }
  await one.saved();
  expect(JSON.stringify((await stored(written)).content)).toContain("19 18 17");
});

/** Ends every connection to the test's database and lets nobody in, until it is told to end. */
async function shutOut(): Promise<{ end(): Promise<void> }> {
  const { default: pg } = await import("pg");
  const admin = new URL(process.env.DATABASE_URL ?? "");
  const database = admin.pathname.slice(1);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [database]);
  return {
    async end() {
      await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
      await client.end();
    },
  };
}
