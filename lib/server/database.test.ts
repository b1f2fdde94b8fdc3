import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "#lib/testing/temporary-folder.ts";
import { startDatabase } from "./database.ts";

let dataDir: string;

// One folder for all, since creating a database is what takes long; each test leaves it stopped.
beforeAll(async () => {
  dataDir = temporaryFolder();
  await (await startDatabase({ dataDir })).stop();
}, 60_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the database in a process that is killed at once, with PostgreSQL left running. */
async function startAndDie(folder: string) {
  const program = `
    const { startDatabase } = await import(${JSON.stringify(import.meta.resolve("./database.ts"))});
    const { url } = await startDatabase({ dataDir: ${JSON.stringify(folder)} });
    process.stdout.write(url);
    process.kill(process.pid, "SIGKILL");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let url = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (url += text));
  await new Promise((done) => child.once("close", done));
  return url;
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

const lockFile = () => join(dataDir, "postgres/postmaster.pid");

test("a server that a killed process left behind is taken over, with what it holds", async () => {
  const leftBehind = await startAndDie(dataDir);
  await ask(leftBehind, "CREATE TABLE taken_over AS SELECT 'still here' AS words");

  const database = await startDatabase({ dataDir });
  expect(database.url).toBe(leftBehind);
  expect(await ask(database.url, "SELECT words FROM taken_over")).toEqual([{ words: "still here" }]);
  await database.stop();
  expect(existsSync(lockFile())).toBe(false);
});

test("after PostgreSQL was killed as well, what it committed is recovered", async () => {
  const killed = await startAndDie(dataDir);
  await ask(killed, "CREATE TABLE recovered AS SELECT 'still here' AS words");
  process.kill(Number(readFileSync(lockFile(), "utf8").split("\n")[0]), "SIGKILL");

  const database = await startDatabase({ dataDir });
  expect(await ask(database.url, "SELECT words FROM recovered")).toEqual([{ words: "still here" }]);
  await database.stop();
});

test("a lock file that names a stranger's process does not keep the database from starting", async () => {
  writeFileSync(lockFile(), `${process.pid}\n${join(dataDir, "postgres")}\n0\n5\n\n127.0.0.1\n`);

  const database = await startDatabase({ dataDir });
  expect(await ask(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await database.stop();
});

test("creation that was killed half-way is begun anew", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "postgres"));

  const database = await startDatabase({ dataDir: folder });
  expect(await ask(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await database.stop();
  rmSync(folder, { recursive: true });
}, 60_000);

test("a copy of the files, with the owner and the modes that copying gives, starts like the original", async () => {
  const restored = temporaryFolder();
  cpSync(dataDir, restored, { recursive: true });
  execFileSync("chmod", ["-R", "u=rwX,go=rX", join(restored, "postgres")]);
  if (process.getuid?.() === 0) execFileSync("chown", ["-R", "0:0", restored]);

  const database = await startDatabase({ dataDir: restored });
  expect(await ask(database.url, "SELECT words FROM recovered")).toEqual([{ words: "still here" }]);
  await database.stop();
  rmSync(restored, { recursive: true });
});

test("a second process on the same data is refused, and leaves the first one alone", async () => {
  const first = await startDatabase({ dataDir });
  await expect(startDatabase({ dataDir })).rejects.toThrow(/Another Commonplace is running/);
  expect(await ask(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await first.stop();
});

test("processes that share it do not stop it under each other", async () => {
  const first = await startDatabase({ dataDir, shared: true });
  const second = await startDatabase({ dataDir, shared: true });
  await first.stop();
  expect(await ask(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(existsSync(lockFile())).toBe(false);
});
