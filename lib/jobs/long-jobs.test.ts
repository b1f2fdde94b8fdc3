import { spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { longJobs, type LongJob, type LongJobs } from "./long-jobs.ts";

const running: LongJobs[] = [];
afterEach(async () => await Promise.all(running.splice(0).map((jobs) => jobs.close())));

function start(...jobs: LongJob[]): LongJobs {
  const started = longJobs(jobs);
  running.push(started);
  return started;
}

/** A job whose waiting ids are in an array, as they would be in rows. */
function job(name: string, waiting: string[], work: LongJob["run"]): LongJob & { ended: Promise<unknown> } {
  const end = Promise.withResolvers<void>();
  const done = (id: string) => {
    waiting.splice(waiting.indexOf(id), 1);
    if (waiting.length === 0) end.resolve();
  };
  return {
    name,
    ended: end.promise,
    waiting: async () => [...waiting],
    async run(id, signal) {
      await work(id, signal);
      done(id);
    },
    giveUp: async (id) => done(id),
  };
}

async function query(sql: string): Promise<{ rows: unknown[] }> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const result = await client.query(sql);
  await client.end();
  return result;
}

async function schemas(): Promise<unknown[]> {
  return (await query("SELECT nspname FROM pg_namespace WHERE nspname = 'jobs'")).rows;
}

test("nothing is loaded, made or connected while nothing waits", async () => {
  const before = await schemas();
  await start(job("idle", [], async () => undefined)).wake();
  expect(await schemas()).toEqual(before);
});

test("what waits is done once, however often it is looked for", async () => {
  const done: string[] = [];
  const work = job("once", ["a", "b"], async (id) => void done.push(id));
  const jobs = start(work);
  await Promise.all([jobs.wake().then(jobs.wake), work.ended]);
  expect(done.toSorted()).toEqual(["a", "b"]);
});

test("two servers do not do the same at once, and the other goes on when one stops", async () => {
  const waiting = ["a"];
  const begun = Promise.withResolvers<void>();
  const runs: string[] = [];
  const first = job("shared", waiting, async (_, signal) => {
    runs.push("first");
    begun.resolve();
    await new Promise((_done, fail) => signal.addEventListener("abort", () => fail(signal.reason as Error)));
  });
  const second = job("shared", waiting, async () => void runs.push("second"));
  const [one, two] = [start(first), start(second)];
  await one.wake();
  await begun.promise;
  await two.wake();
  expect(runs).toEqual(["first"]);
  await one.close();
  await second.ended;
  expect(runs).toEqual(["first", "second"]);
});

test("what fails again and again is given up", async () => {
  let runs = 0;
  const work = job("hopeless", ["a"], async () => {
    runs++;
    throw new Error("Not again");
  });
  await start(work).wake();
  await work.ended;
  expect(runs).toBe(5);
}, 30_000);

// A server that begins and never ends, until it is killed.
const endless = `
import { longJobs } from "#lib/jobs/long-jobs.ts";
await longJobs([{
  name: "killed",
  waiting: async () => ["a"],
  run: () => { console.log("begun"); return new Promise(() => setInterval(() => {}, 1000)); },
  giveUp: async () => {},
}]).wake();
`;

test("what a killed server was doing is taken up by another one", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", endless], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await query("UPDATE jobs.job SET heartbeat_on = now() - interval '1 minute'"); // it has not been heard of for so long
  const runs: string[] = [];
  const work = job("killed", ["a"], async (id) => void runs.push(id));
  await start(work).wake();
  await work.ended;
  expect(runs).toEqual(["a"]);
}, 90_000);
