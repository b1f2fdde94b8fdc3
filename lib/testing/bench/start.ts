import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../server.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { atMost, percentile, type Table } from "./table.ts";

const starts = 5;
const calmMs = 10_000;

/** From `npm start` of a built product with data to the first answer, and what it takes of memory when nobody asks. */
export async function start(): Promise<Table> {
  const dataDir = temporaryFolder();
  await (await startServer({ dataDir })).stop(); // builds, and makes the database
  const times: number[] = [];
  let memory: number | null = null;
  for (let count = 1; count <= starts; count += 1) {
    const since = performance.now();
    const server = await startServer({ dataDir });
    times.push(performance.now() - since);
    if (count === starts && existsSync("/proc/self/smaps_rollup")) {
      await fetch(`${server.url}/sign-in`);
      await sleep(calmMs);
      memory = proportionalKb(server.pid, dataDir) / 1024;
    }
    await server.stop();
  }
  const ready = percentile(times, 0.5);
  const size = memory === null ? "only measured on Linux" : `${memory.toFixed(0)} MB`;
  return {
    title: "Start and memory, embedded database included",
    head: ["what", "measured"],
    rows: [
      {
        cells: [`start, built, to ready: median of ${starts}`, `${ready.toFixed(0)} ms`],
        budget: atMost(3_000, "ms", ready),
      },
      { cells: ["memory idle, all processes (PSS)", size], budget: atMost(250, "MB", memory) },
    ],
  };
}

/** What the processes of the server and its database hold, memory they share counted once. */
function proportionalKb(pid: number, dataDir: string): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(readIfThere(`/proc/${name}/status`))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const roots = [pid, postmasterIn(dataDir)];
  const isOurs = (process: number): boolean =>
    roots.includes(process) || (parents.has(process) && isOurs(parents.get(process)!));
  const sizes = [...parents.keys()].filter(isOurs).map((process) => {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readIfThere(`/proc/${process}/smaps_rollup`))?.[1] ?? 0);
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

function postmasterIn(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

/** A process may be gone by the time it is looked at. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return "";
    throw error;
  }
}
