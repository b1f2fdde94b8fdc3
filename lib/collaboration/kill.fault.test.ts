import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type * as Y from "yjs";
import { newSecret } from "#lib/auth/tokens.ts";
import { db } from "#lib/db/db.ts";
import { connect, firstText, until, type Client } from "#lib/testing/collaboration.ts";
import { pick, seededRandom } from "#lib/testing/random.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import { switchDatabase } from "#lib/testing/switch-database.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { socketPath } from "./protocol.ts";

/**
 * The first promise: what says "Saved" is on disk. People type into a real server that is killed in the middle of it,
 * every fourth time with PostgreSQL. A ledger holds what each of them was told is saved.
 */

const seeds = Number(process.env.FAULT_SEEDS ?? "20");
const people = 5;
/** Those whose tabs are closed in the moment of the crash: only the server can still know what they wrote. */
const gone = 2;

// PostgreSQL may run as another user, who has to enter it.
const dataDir = mkdtempSync(join(tmpdir(), "commonplace-kill-"));
chmodSync(dataDir, 0o755);
let server: RunningServer | undefined;
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<RunningServer> {
  const port = server?.port ?? 0;
  server = await startServer({ dataDir, port, env: { SERVICES: "collaboration,jobs" } });
  await switchDatabase(server.databaseUrl); // PostgreSQL may have got another port
  return server;
}

function killPostgres(): void {
  const [pid] = readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGKILL");
}

interface Typist extends Client {
  name: string;
  /** What they did, in order: marks written and deleted. */
  done: { mark: string; deleted: boolean }[];
  /** How much of that they were told is saved. */
  saidSaved(): number;
}

function sitDown(name: string, { note, token }: { note: string; token: string }): Typist {
  const { port } = server!;
  const headers = { authorization: `Bearer ${token}`, origin: `http://127.0.0.1:${port}` };
  const url = `ws://127.0.0.1:${port}${socketPath}`;
  const done: Typist["done"] = [];
  let saved = 0;
  const ledger = { written: () => done.length, acknowledged: (count: number) => void (saved = count) };
  return { ...connect({ url, note, headers, ledger }), name, done, saidSaved: () => saved };
}

/** Writes a mark of its own somewhere between the marks that are there, or deletes one of its own. */
function typeOnce(typist: Typist, random: () => number): void {
  const text = firstText(typist.doc);
  const marks = [...text.toJSON().matchAll(/\[[^\]]*\]/g)];
  const own = marks.filter(([mark]) => mark.startsWith(`[${typist.name}.`));
  const victim = own[pick(random, own.length)];
  if (victim && random() < 0.15) {
    typist.done.push({ mark: victim[0], deleted: true });
    text.delete(victim.index, victim[0].length);
    return;
  }
  const place = marks[pick(random, marks.length)];
  const mark = `[${typist.name}.${typist.done.length}]`;
  typist.done.push({ mark, deleted: false });
  text.insert(place && random() < 0.8 ? place.index : text.length, mark);
}

async function typeFor(typists: Typist[], milliseconds: number, random: () => number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    for (const typist of typists) if (random() < 0.5) typeOnce(typist, random);
    await new Promise((done) => setTimeout(done, pick(random, 8)));
  }
}

const textOf = (doc: Y.Doc) => firstText(doc).toJSON();

async function createNoteFor() {
  const written = await createWrittenNote({ text: "Start" });
  const { secret, hash } = newSecret();
  await db.apiToken.create({
    data: { userId: written.owner.id, name: "typing", scope: "write", hash, hint: secret.slice(-4) },
  });
  return { note: written.note.shortId, noteId: written.note.id, token: secret };
}

/** What is wrong with the text, by the ledger of one person. */
function faults(text: string, { done, saidSaved }: Typist, survived: boolean): string[] {
  const count = (mark: string) => text.split(mark).length - 1;
  const deletions = new Set(done.filter(({ deleted }) => deleted).map(({ mark }) => mark));
  const sure = survived ? done : done.slice(0, saidSaved());
  return [
    ...sure.filter(({ mark, deleted }) => deleted && count(mark) > 0).map(({ mark }) => `${mark} is back`),
    ...sure
      .filter(({ mark }) => !deletions.has(mark) && count(mark) === 0)
      .map(({ mark }) => `${mark} is lost`),
    ...done.filter(({ mark }) => count(mark) > 1).map(({ mark }) => `${mark} is doubled`),
  ];
}

test.each(Array.from({ length: seeds }, (_, index) => index + 1))(
  "nothing that was called saved is lost when the server is killed (seed %i)",
  { timeout: 90_000 },
  async (seed) => {
    const random = seededRandom(seed);
    const running = server ?? (await start());
    const door = await createNoteFor();
    const typists = Array.from({ length: people }, (_, index) =>
      sitDown(String.fromCodePoint(97 + index), door),
    );
    await Promise.all(typists.map((typist) => typist.saved()));
    const [leaving, staying] = [typists.slice(0, gone), typists.slice(gone)];
    await typeFor(typists, 200 + pick(random, 900), random);
    while (leaving.every(({ saidSaved }) => saidSaved() === 0)) await typeFor(typists, 20, random);

    await running.kill();
    for (const typist of leaving) typist.close();
    if (seed % 4 === 0) killPostgres();
    await typeFor(staying, 100, random);
    await start();
    await typeFor(staying, 100, random);

    await Promise.all(staying.map((typist) => typist.saved()));
    const fresh = sitDown("z", door);
    await fresh.saved();
    const text = textOf(fresh.doc);
    await until(() => staying.every(({ doc }) => textOf(doc) === text), "everybody has the same text");
    const found = [
      ...leaving.flatMap((typist) => faults(text, typist, false)),
      ...staying.flatMap((typist) => faults(text, typist, true)),
    ];
    expect(found).toEqual([]);
    expect(leaving.reduce((sum, { saidSaved }) => sum + saidSaved(), 0)).toBeGreaterThan(0);
    for (const typist of [...staying, fresh]) typist.close();
  },
);

test("what the crashes left is merged, and read as the people see it", { timeout: 60_000 }, async () => {
  await until(
    async () => (await db.noteUpdate.count({ where: { mergedAt: null } })) === 0,
    "the logs are merged",
    50_000,
  );
  expect(await db.noteUpdate.count({ where: { brokenAt: { not: null } } })).toBe(0);
});

test(
  "a server that is asked to stop, stops within ten seconds and loses nothing",
  { timeout: 60_000 },
  async () => {
    const random = seededRandom(99);
    const running = server ?? (await start());
    const door = await createNoteFor();
    const typists = ["a", "b", "c"].map((name) => sitDown(name, door));
    await Promise.all(typists.map((typist) => typist.saved()));
    const typing = typeFor(typists, 1_000, random);
    await new Promise((done) => setTimeout(done, 500));
    const asked = performance.now();
    expect(await running.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    await typing;
    await start();
    await Promise.all(typists.map((typist) => typist.saved()));
    const text = textOf(typists[0]!.doc);
    expect(typists.flatMap((typist) => faults(text, typist, true))).toEqual([]);
    for (const typist of typists) typist.close();
  },
);
