import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { migrationNames } from "#lib/server/migrate.ts";

const name = "20261124035000_revision_workspaces";
const sqlOf = (migration: string) =>
  readFileSync(new URL(`migrations/${migration}/migration.sql`, import.meta.url), "utf8");

/** A database as the release before the migration had it. */
async function databaseBefore(): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: inject("cluster") });
  await admin.connect();
  const database = `test_${process.pid}_revision_workspaces`;
  await admin.query(`CREATE DATABASE ${database}`);
  const url = new URL(inject("cluster"));
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });
  for (const migration of migrationNames().filter((one) => one < name)) await client.query(sqlOf(migration));
  return client;
}

/** A note in a workspace of its own, with that many revisions. */
async function addNote(client: pg.Client, revisions: number) {
  const [workspace, notebook, note] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query(`INSERT INTO "Workspace" (id, name, slug) VALUES ($1::uuid, 'Notes', $1::uuid::text)`, [
    workspace,
  ]);
  await client.query(
    `INSERT INTO "Notebook" (id, "shortId", "workspaceId", name, visibility, position)
     VALUES ($1::uuid, $1::uuid::text, $2, 'Kitchen', 'open', 'a0')`,
    [notebook, workspace],
  );
  await client.query(
    `INSERT INTO "Note" (id, "shortId", "workspaceId", "notebookId", title, position)
     VALUES ($1::uuid, $1::uuid::text, $2, $3, 'Sourdough', 'a0')`,
    [note, workspace, notebook],
  );
  for (let number = 1; number <= revisions; number++) await addRevision(client, note, number);
  return { workspace, note };
}

async function addRevision(client: pg.Client, note: string, number: number): Promise<void> {
  await client.query(
    `INSERT INTO "Revision" (id, "noteId", number, kind, title, content, "contentHash", "schemaVersion", "stateVector")
     VALUES ($1, $2, $3, 'created', 'Sourdough', '\\x00', '\\x00', 1, '\\x00')`,
    [randomUUID(), note, number],
  );
}

test("revisions learn which workspace they are in, those of before and those to come", async () => {
  const client = await databaseBefore();
  const [first, second] = [await addNote(client, 3), await addNote(client, 2)];
  const counted = async () => {
    const { rows } = await client.query<{ workspaceId: string; count: number }>(
      `SELECT "workspaceId", count(*)::int FROM "Revision" GROUP BY 1`,
    );
    return new Map(rows.map(({ workspaceId, count }) => [workspaceId, count]));
  };

  await client.query(sqlOf(name));
  expect(await counted()).toEqual(
    new Map([
      [first.workspace, 3],
      [second.workspace, 2],
    ]),
  );
  await addRevision(client, second.note, 3);
  expect((await counted()).get(second.workspace)).toBe(3);
  await client.query(`UPDATE "Note" SET "workspaceId" = $1 WHERE id = $2`, [first.workspace, second.note]);
  expect(await counted()).toEqual(new Map([[first.workspace, 6]]));
  await expect(client.query(`UPDATE "Revision" SET title = 'Rye'`)).rejects.toThrow(
    "Revisions are immutable",
  );
});
