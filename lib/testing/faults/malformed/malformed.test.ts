import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newSecret } from "#lib/auth/tokens.ts";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { db, transaction } from "#lib/db/db.ts";
import { noteFromDoc } from "#lib/editor/yjs.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { connect, firstText, until, type Client } from "#lib/testing/collaboration.ts";
import { createMember, createNoteRow, createUser } from "#lib/testing/factories.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { createNoteBody } from "#lib/notes/create-note-body.ts";
import { isAlive } from "../deployment.ts";
import type { Assault, Outcomes } from "./attacker.ts";
import { measureLatency, spreadOf, type Pair } from "./latency.ts";
import type { Target } from "./target.ts";

/**
 * Somebody who may edit a note, and some who may not, send what no browser of ours would: to the real product, while two
 * people write in another note, and while somebody who is away writes in that one. Each frame is one that the server has seen
 * to: what is sent on a socket after another has ended it does not count. MALFORMED_FRAMES=100000 for more frames of
 * chance, MALFORMED_SEED for others.
 */

const { MALFORMED_FRAMES = "250", MALFORMED_SEED = "1" } = process.env;
const crafted = 1_000;
const chance = Number(MALFORMED_FRAMES);
const quietMs = 2_000;
const program = fileURLToPath(new URL("attacker.ts", import.meta.url));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    databaseUrl: process.env.DATABASE_URL ?? "",
    env: { SERVICES: "collaboration" },
  });
}, 60_000);
afterAll(async () => {
  await server.stop();
}, 60_000);

const clients: Client[] = [];
const addressOf = () => `${server.url.replace(/^http/, "ws")}${socketPath}`;

async function secretOf(user: { id: string }): Promise<string> {
  const { secret, hash } = newSecret();
  const hint = secret.slice(-4);
  await db.apiToken.create({ data: { userId: user.id, name: "typing", scope: "write", hash, hint } });
  return secret;
}

function open(note: { shortId: string }, secret: string): Client {
  const headers = { authorization: `Bearer ${secret}`, origin: server.url };
  const client = connect({ url: addressOf(), note: note.shortId, headers });
  clients.push(client);
  return client;
}

/** A note that is attacked, another one in the same notebook, and those who may edit them. */
async function scene() {
  const attacked = await createWrittenNote({ text: "Feed it daily." });
  const { notebook, owner, workspace } = attacked;
  const other = await createNoteRow({ notebook, by: owner });
  const body = { type: "doc", content: [{ type: "paragraph" }] };
  await transaction((tx) =>
    createNoteBody(tx, { noteId: other.id, userId: owner.id, origin: "created", title: "Rye", body }),
  );
  const attacker = await createUser({ name: "Mallory" });
  await createMember({ workspace, user: attacker, role: "member" });
  const foreign = await createWrittenNote();
  return {
    attacked,
    other,
    foreign,
    secret: await secretOf(owner),
    attackersSecret: await secretOf(attacker),
  };
}

/** Two people who have the note open. */
async function pairIn(note: { shortId: string }, secret: string): Promise<Pair> {
  const pair = { writer: open(note, secret), reader: open(note, secret), marks: [] };
  await Promise.all([pair.writer.saved(), pair.reader.saved()]);
  return pair;
}

/** Somebody who wrote in the note, and goes on writing where nobody hears of it. */
async function goAway(client: Client): Promise<void> {
  await client.saved();
  firstText(client.doc).insert(0, "Seen. ");
  await client.saved();
  client.provider.configuration.websocketProvider.disconnect();
  await until(() => !client.isSaved(), "they are away");
  firstText(client.doc).insert(0, "Written on a train. ");
}

function startAttacker(target: Target): ChildProcess {
  const child = fork(program, [JSON.stringify(target)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  clients.push({ close: () => child.kill("SIGKILL") } as unknown as Client);
  return child;
}

function answerOf(child: ChildProcess, assault?: Assault): Promise<Outcomes> {
  return new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`The attacker ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (outcomes) => {
      child.off("exit", ended);
      done(outcomes as Outcomes);
    });
    if (assault) child.send(assault);
  });
}

function tableOf(outcomes: Outcomes): string {
  return Object.entries(outcomes)
    .map(
      ([name, ways]) =>
        `${name.padEnd(60)}${Object.entries(ways)
          .map(([way, count]) => `${way} ${count}`)
          .join(", ")}`,
    )
    .join("\n");
}

test(
  "what no browser sends ends nothing but its own connection",
  { timeout: 300_000 + 30 * chance },
  async () => {
    const { attacked, other, foreign, secret, attackersSecret } = await scene();
    const { pid } = server;
    try {
      const absent = open(attacked.note, secret);
      await goAway(absent);
      const { state, content: before } = await transaction((tx) => storeNote(tx, attacked.note.id));
      const client = absent.doc.clientID;
      const clock = Y.getState(docFrom(state).store, client);
      const child = startAttacker({
        url: addressOf(),
        note: attacked.note.shortId,
        foreignNote: foreign.note.shortId,
        secret: attackersSecret,
        origin: server.url,
        state: Buffer.from(state).toString("base64"),
        absent: { client, clock },
      });
      const pair = await pairIn(other, secret);
      await answerOf(child);
      const quietUntil = performance.now() + quietMs;
      const quiet = spreadOf(await measureLatency(pair, () => performance.now() > quietUntil));

      let isOver = false;
      const seed = Number(MALFORMED_SEED);
      const began = performance.now();
      let craftedFor = 0;
      const assault = (async () => {
        const ofCraft = await answerOf(child, { what: "crafted", count: crafted, seed });
        craftedFor = performance.now() - began;
        return { ...ofCraft, ...(await answerOf(child, { what: "random", count: chance, seed })) };
      })().finally(() => (isOver = true));
      assault.catch(() => undefined); // it is awaited below
      const measured = await measureLatency(pair, () => isOver);
      const outcomes = await assault;
      const attackedFor = performance.now() - began;
      const during = spreadOf(measured);
      console.log(tableOf(outcomes));
      const seconds = { crafted: craftedFor / 1000, chance: (attackedFor - craftedFor) / 1000 };
      console.log({ seconds, quiet, during, edits: measured.length });

      expect(server.pid).toBe(pid);
      expect(isAlive(server)).toBe(true);
      const ways = Object.values(outcomes).flatMap((one) => Object.keys(one));
      expect(ways, "everything is answered").not.toContain("nothing");
      const seen = Object.values(outcomes).flatMap((one) => Object.values(one));
      expect(seen.reduce((sum, count) => sum + count, 0)).toBe(crafted + chance);

      const fresh = open(attacked.note, secret);
      await fresh.saved();
      const stored = await transaction((tx) => storeNote(tx, attacked.note.id));
      expect(stored.content).toEqual(before);
      expect(noteFromDoc(fresh.doc)).toEqual(before);

      void absent.provider.configuration.websocketProvider.connect();
      await absent.saved();
      await until(
        () => firstText(fresh.doc).toJSON() === "Written on a train. Seen. Feed it daily.",
        "it arrives",
      );

      await pair.writer.saved();
      const kept = await transaction((tx) => storeNote(tx, other.id));
      expect(JSON.stringify(kept.content)).toContain(pair.marks.toReversed().join(""));
      expect(await db.noteUpdate.count({ where: { noteId: foreign.note.id, origin: "typed" } })).toBe(0);

      expect(during.median).toBeLessThan(3 * quiet.median + 20);
      expect(during.p95).toBeLessThan(250);
      expect(await server.stop()).toBe(0);
    } catch (error) {
      console.error(server.output().slice(-10_000));
      throw error;
    } finally {
      for (const client of clients.splice(0)) client.close();
    }
  },
);
