import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSecret } from "#lib/auth/tokens.ts";
import { socketPath } from "#lib/collaboration/protocol.ts";
import { db } from "#lib/db/db.ts";
import { startServer } from "../server.ts";
import { switchDatabase } from "../switch-database.ts";
import { createWrittenNote } from "../written-note.ts";
import type { Cast } from "./clients.ts";
import { atMost, percentile, type Row, type Table } from "./table.ts";

const seconds = Number(process.env.BENCH_SECONDS ?? "6");
const everyMs = 150;
const mostObservers = 3;
/** What our p95 may take more than that of a server that stores nothing. */
const moreMs = 10;
const largest = Number(process.env.BENCH_EDITORS ?? "200");
const scenes = [
  { editors: 2, writers: 1 },
  { editors: 50, writers: 1 },
  { editors: 50, writers: 10 },
  { editors: 100, writers: 1 },
  { editors: 100, writers: 10 },
  { editors: 200, writers: 1 },
  { editors: 200, writers: 10 },
].filter(({ editors }) => editors <= largest);

/** Where and how the note of a scene is opened. */
type Stage = Pick<Cast, "url" | "note" | "headers">;

/** From an edit in one process to the peer's document in another, beside a bare Hocuspocus that stores nothing. */
export async function editLatency(): Promise<Table> {
  const dataDir = mkdtempSync(join(tmpdir(), "commonplace-bench-"));
  chmodSync(dataDir, 0o755); // PostgreSQL may run as another user
  const server = await startServer({ dataDir, env: { SERVICES: "collaboration,jobs" } });
  await switchDatabase(server.databaseUrl);
  const rows: Row[] = [];
  try {
    // Once for nothing: what is measured is a server that has been running, not one whose code is still being compiled.
    await perform({ editors: 2, writers: 1 }, (await ourStage(server.port)).stage);
    for (const scene of scenes) {
      const { stage, state } = await ourStage(server.port);
      const bare = await startBare(state);
      const theirs = await perform(scene, { ...stage, url: bare.url });
      bare.process.disconnect();
      const ours = await perform(scene, stage);
      const cells = [scene.editors, scene.writers, ...figures(theirs), ...figures(ours)];
      const limit = percentile(theirs, 0.95) + moreMs;
      rows.push({ cells, budget: atMost(limit, "ms", percentile(ours, 0.95)) });
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const head = ["editors", "writers", "bare p50", "bare p95", "samples", "ours p50", "ours p95", "samples"];
  const title = `Edit → peer at the socket, ms; every update of ours is on disk before (budget: p95 of the bare one + ${moreMs} ms)`;
  return { title, head, rows };
}

function figures(samples: number[]): (string | number)[] {
  return [percentile(samples, 0.5).toFixed(1), percentile(samples, 0.95).toFixed(1), samples.length];
}

/** A fresh note of 11 KB in the real server, and a token for it. */
async function ourStage(port: number): Promise<{ stage: Stage; state: Uint8Array }> {
  const { note, owner } = await createWrittenNote({ text: "Feed it daily, and keep it warm. ".repeat(340) });
  const { secret, hash } = newSecret();
  await db.apiToken.create({ data: { userId: owner.id, name: "bench", scope: "write", hash, hint: "none" } });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  const headers = { authorization: `Bearer ${secret}`, origin: `http://127.0.0.1:${port}` };
  return { stage: { url: `ws://127.0.0.1:${port}${socketPath}`, note: note.shortId, headers }, state };
}

async function startBare(state: Uint8Array): Promise<{ url: string; process: ChildProcess }> {
  const env = { ...process.env, BENCH_STATE: Buffer.from(state).toString("base64") };
  const child = fork(new URL("bare-server.ts", import.meta.url), { env });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return { url, process: child };
}

/** One process writes, one observes, one is the crowd; the fewer observe the longer, for as many samples. */
async function perform(scene: { editors: number; writers: number }, stage: Stage): Promise<number[]> {
  const { writers } = scene;
  const observers = Math.min(mostObservers, scene.editors - writers);
  const given = { ...stage, seconds: (seconds * mostObservers) / observers, everyMs };
  const part = (role: Cast["role"], count: number): Cast => ({ ...given, role, count });
  const casts = [
    part("crowd", scene.editors - writers - observers),
    part("observers", observers),
    part("writers", writers),
  ];
  const children = casts.map(() => fork(new URL("clients.ts", import.meta.url)));
  try {
    for (const [index, child] of children.entries()) {
      child.send(casts[index]!);
      await once(child, "message");
    }
    const answers = children.map(async (child) => ((await once(child, "message")) as [number[]])[0]);
    for (const child of children) child.send("run");
    return (await Promise.all(answers)).flat();
  } finally {
    for (const child of children) child.disconnect();
  }
}
