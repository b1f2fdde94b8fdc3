import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openAttachment } from "#lib/attachments/open-attachment.ts";
import { db } from "#lib/db/db.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { countingSignal } from "#lib/testing/counting-signal.ts";
import { createMember, createNotebook, createSetting, createUser, actorOf } from "#lib/testing/factories.ts";
import { runImports, uploadFiles } from "#lib/testing/import-files.ts";
import { cancelImport } from "./cancel-import.ts";
import { importJob } from "./import-job.ts";
import { readImport } from "./read-import.ts";
import { startImport } from "./start-import.ts";

const count = 60; // more than one batch
vi.setConfig({ testTimeout: 90_000 });
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** An import of many notes that somebody has decided for, and that has not begun. */
async function started() {
  const setting = await createSetting();
  const { actor, workspace } = setting;
  const notes = Array.from({ length: count }, (_, at) => ({
    name: `Garden/note ${at}.md`,
    content: `# Note ${at}\n\n![Rose](rose.png)\n\n[[Note ${(at + 1) % count}]]\n`,
  }));
  const files = [...notes, { name: "Garden/rose.png", content: png }];
  const { id } = await uploadFiles(actor, { workspace, files });
  await startImport(actor, { id, notebook: null });
  const staged = async () => await db.note.count({ where: { notebook: { importId: id } } });
  return { ...setting, id, staged, seen: async () => await listTree(actor, { workspace: workspace.slug }) };
}

/** Runs the import until a batch is written, and stops it there, as the end of the server would. */
async function interrupted(id: string): Promise<void> {
  const stop = new AbortController();
  const signal = countingSignal(stop.signal, (asked) => {
    if (asked === count) stop.abort(new Error("The server ends"));
  });
  await expect(importJob.run(id, signal)).rejects.toThrow("The server ends");
}

async function storedFiles(): Promise<string[]> {
  const found = await readdir(join(process.env.DATA_DIR ?? "", "attachments"), {
    recursive: true,
    withFileTypes: true,
  });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe("an import on its way", () => {
  test("is seen by nobody, goes on after the server has ended, and shows every note once", async () => {
    const { id, actor, seen, staged } = await started();
    const before = await seen();
    await interrupted(id);
    expect(await staged()).toBeGreaterThan(0);
    expect(await seen()).toEqual(before);
    const { done, total, status } = await readImport(actor, { id });
    expect([done > 0 && done < total, status]).toEqual([true, "running"]);

    await runImports(id);
    const { notes } = await seen();
    expect(notes.map(({ title }) => title)).toEqual(Array.from({ length: count }, (_, at) => `Note ${at}`));
    expect(await db.notebook.count({ where: { importId: id } })).toBe(0);
  });

  test("leaves nothing behind when it is cancelled", async () => {
    const before = await storedFiles();
    const { id, actor, seen, staged } = await started();
    const tree = await seen();
    await interrupted(id);
    await cancelImport(actor, { id });
    await runImports(id);
    expect((await readImport(actor, { id })).status).toBe("cancelled");
    expect(await staged()).toBe(0);
    expect(await seen()).toEqual(tree);
    expect(await storedFiles()).toEqual(before);
    await expect(cancelImport(actor, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("is taken back when the person may no longer write there", async () => {
    const { id, actor, workspace, owner, staged } = await started();
    await createMember({ workspace, role: "owner" });
    await db.member.update({
      where: { workspaceId_userId: { workspaceId: workspace.id, userId: owner.id } },
      data: { role: "guest" },
    });
    await runImports(id);
    const { status, failure } = await readImport(actor, { id });
    expect([status, failure === null]).toEqual(["failed", false]);
    expect(await staged()).toBe(0);
  });

  test("goes behind the notes of a notebook, if that is chosen", async () => {
    const { actor, workspace, notebook } = await createSetting();
    const other = await createNotebook({ workspace, position: "a1" });
    for (const name of ["One", "Two"]) {
      const { id } = await uploadFiles(actor, {
        workspace,
        name: `${name}.md`,
        files: Buffer.from(`# ${name}`),
      });
      await startImport(actor, { id, notebook: notebook.shortId });
      await runImports(id);
    }
    const { notes, notebooks } = await listTree(actor, { workspace: workspace.slug });
    expect(notes.map(({ title, notebook: at }) => [title, at])).toEqual([
      ["One", notebook.shortId],
      ["Two", notebook.shortId],
    ]);
    expect(notebooks.map(({ id }) => id)).toEqual([notebook.shortId, other.shortId]);
  });
});

test("a picture that several notes show is seen by the readers of each", async () => {
  const { id, workspace } = await started();
  await runImports(id);
  const [attachment] = await db.attachment.findMany({ where: { workspaceId: workspace.id } });
  const notes = await db.note.findMany({ where: { workspaceId: workspace.id }, select: { id: true } });
  const elsewhere = await createNotebook({ workspace, visibility: "private", position: "a5" });
  await db.note.update({ where: { id: attachment!.noteId }, data: { notebookId: elsewhere.id } });
  const ben = await createUser({ name: "Ben Okri" });
  await createMember({ workspace, user: ben });
  await expect(openAttachment(await actorOf(ben), { id: attachment!.id })).resolves.toMatchObject({
    image: true,
  });
  expect(await db.attachmentUse.count({ where: { attachmentId: attachment!.id } })).toBe(notes.length);
});

test("what is imported is for whoever began it", async () => {
  const { id, workspace } = await started();
  const ben = await createUser({ name: "Ben Okri" });
  await createMember({ workspace, user: ben, role: "admin" });
  const actor = await actorOf(ben);
  await expect(readImport(actor, { id })).rejects.toMatchObject({ code: "not-found" });
  await expect(cancelImport(actor, { id })).rejects.toMatchObject({ code: "not-found" });
});
