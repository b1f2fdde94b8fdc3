import { afterAll, expect, inject, test } from "vitest";
import { storage } from "#lib/attachments/storage.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { ImportStatus } from "#lib/db/generated/enums.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { cloneDatabase, dropDatabase } from "#lib/testing/cluster.ts";
import { until } from "#lib/testing/collaboration.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { runImports } from "#lib/testing/import-files.ts";
import { makeZip } from "#lib/testing/make-zip.ts";
import { startServer, type RunningServer } from "#lib/testing/server.ts";
import { switchDatabase } from "#lib/testing/switch-database.ts";
import { cancelImport } from "./cancel-import.ts";
import { startImport } from "./start-import.ts";
import { uploadImport } from "./upload-import.ts";

/** A real server is killed in the middle of an import: nothing is seen before the end, and then everything once. */

const count = 200;
const every = 10; // has a picture
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let server: RunningServer | undefined;
const own = process.env.DATABASE_URL ?? "";
const database = await cloneDatabase(inject("cluster"), "import_kill");
await switchDatabase(database);
afterAll(async () => {
  await server?.stop();
  await switchDatabase(own);
  await dropDatabase(database);
});

async function start(): Promise<RunningServer> {
  const { DATA_DIR: dataDir = "" } = process.env;
  return await startServer({ databaseUrl: database, dataDir, env: { SERVICES: "jobs" } });
}

/** What a minute does: whoever does not say any more that it works on something is found out. */
async function letAMinutePass(): Promise<void> {
  await db.$executeRaw`UPDATE jobs.job SET heartbeat_on = now() - interval '1 minute' WHERE state = 'active'`;
}

async function becomes(id: string, status: ImportStatus): Promise<void> {
  const now = async () => (await db.import.findUniqueOrThrow({ where: { id } })).status;
  await until(async () => (await now()) === status, `the import is ${status}`, 60_000);
}

/** An import that a server has written a part of when it is killed; it cannot have written more. */
async function killedHalfWay() {
  server ??= await start();
  const setting = await createSetting();
  const { actor, workspace } = setting;
  const files = Array.from({ length: count }, (_, at) => ({
    name: `Garden/note ${at}.md`,
    content: `# Note ${at}\n\n${at % every === 0 ? `![Rose](rose-${at}.png)\n` : `[[Note ${at - 1}]]\n`}`,
  }));
  const pictures = files.flatMap((_, at) =>
    at % every === 0 ? [{ name: `Garden/rose-${at}.png`, content: png }] : [],
  );
  const zip = await makeZip([...files, ...pictures]);
  const bytes = (async function* () {
    yield zip;
  })();
  const { id } = await uploadImport(actor, { workspace: workspace.slug, name: "Garden.zip", bytes });
  await becomes(id, "ready");
  const before = await listTree(actor, { workspace: workspace.slug });
  await heldUp(id, setting, async () => {
    await startImport(actor, { id, notebook: null });
    const done = async () => (await db.import.findUniqueOrThrow({ where: { id } })).done;
    await until(async () => (await done()) > 0, "a part is written", 60_000);
    await server?.kill();
    server = undefined;
  });
  expect(await listTree(actor, { workspace: workspace.slug })).toEqual(before);
  const staged = await db.note.count({ where: { notebook: { importId: id } } });
  expect(staged).toBeGreaterThan(0);
  expect(staged).toBeLessThan(count);
  return { ...setting, id, before };
}

/** Does something while the server can get no farther than half-way: the note that is next has a name that is taken. */
async function heldUp(
  importId: string,
  { workspace, notebook }: Awaited<ReturnType<typeof createSetting>>,
  work: () => Promise<void>,
): Promise<void> {
  const [, next] = await db.importItem.findMany({
    where: { importId, kind: "note", index: { gte: count / 2 } },
    orderBy: { index: "asc" },
    take: 2,
  });
  const row = { workspaceId: workspace.id, notebookId: notebook.id, position: "a0", shortId: next!.target! };
  const over = new Error("It never was");
  const held = transaction(
    async (tx) => {
      await tx.note.create({ data: row });
      await work();
      throw over;
    },
    { withinMs: 90_000 },
  );
  await expect(held).rejects.toBe(over);
}

async function storedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage().list()) keys.push(key);
  return keys.toSorted();
}

test("what a killed server was importing is finished by the next one, with everything there once", async () => {
  const { id, actor, workspace } = await killedHalfWay();
  server = await start();
  await letAMinutePass();
  await becomes(id, "done");
  const { notes } = await listTree(actor, { workspace: workspace.slug });
  expect(notes.map(({ title }) => title)).toEqual(Array.from({ length: count }, (_, at) => `Note ${at}`));
  const attachments = await db.attachment.findMany({ where: { workspaceId: workspace.id } });
  expect(attachments).toHaveLength(count / every);
  expect(await storedKeys()).toEqual(attachments.map(({ key }) => key).toSorted());
}, 120_000);

test("and may be cancelled instead, which leaves nothing, not even bytes", async () => {
  const kept = await storedKeys();
  const { id, actor, workspace, before } = await killedHalfWay();
  await cancelImport(actor, { id });
  await runImports(id);
  const { status } = await db.import.findUniqueOrThrow({ where: { id }, select: { status: true } });
  expect(status).toBe("cancelled");
  expect(await listTree(actor, { workspace: workspace.slug })).toEqual(before);
  expect(await db.notebook.count({ where: { importId: id } })).toBe(0);
  expect(await storedKeys()).toEqual(kept);
}, 120_000);
