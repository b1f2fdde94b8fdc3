import { mkdir, rm, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { JobWorker } from "./job-worker.ts";
import type { LongJob } from "./long-jobs.ts";

// Where the module of a worker finds #lib, and nothing looks for sources.
const folder = "test-results/job-worker";
const source = `
import { serveJobs } from "#lib/jobs/serve-jobs.ts";
const rest = { name: "a", waiting: async () => [], giveUp: async () => undefined };
serveJobs([{
  ...rest,
  async run(id, signal) {
    if (id === "fails") throw new Error("Not today");
    if (id === "grows") for (const kept = [];;) kept.push(new Array(1e6).fill(id));
    if (id === "waits") await new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
  },
}]);
`;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/worker.ts`, source);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const workers: JobWorker[] = [];
afterEach(async () => await Promise.all(workers.splice(0).map((worker) => worker.close())));

function carried(): LongJob {
  const worker = new JobWorker(`${folder}/worker.ts`, { maxOldGenerationSizeMb: 64 });
  workers.push(worker);
  const here = () => Promise.reject(new Error("It was to be done in the worker"));
  return worker.carry({ name: "a", waiting: async () => [], run: here, giveUp: async () => undefined });
}

const going = new AbortController().signal;

test("a job is done in the worker, and says when it is over, or has failed", async () => {
  const job = carried();
  await job.run("ends", going);
  await expect(job.run("fails", going)).rejects.toThrow("Not today");
});

test("it hears when it is to stop, and others go on", async () => {
  const job = carried();
  const stop = new AbortController();
  const waits = job.run("waits", stop.signal);
  await job.run("ends", going);
  stop.abort(new Error("The server is stopping"));
  await expect(waits).rejects.toThrow("The server is stopping");
});

test("what takes too much memory ends alone, and the next one is done", async () => {
  const job = carried();
  await expect(job.run("grows", going)).rejects.toThrow(/memory/);
  await job.run("ends", going);
});
