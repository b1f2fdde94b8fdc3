import { buffer } from "node:stream/consumers";
import { describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { uploadAttachment } from "#lib/attachments/upload-attachment.ts";
import { db, transaction } from "#lib/db/db.ts";
import { everyBlock } from "#lib/editor/testing/every-block.ts";
import { serializeBlocks } from "#lib/editor/markdown/serialize.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { createNotebook } from "#lib/notes/create-notebook.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { readNote } from "#lib/notes/read-note.ts";
import {
  createMember,
  createNotebook as createNotebookRow,
  createSetting,
  createUser,
  actorOf,
} from "#lib/testing/factories.ts";
import { importFiles } from "#lib/testing/import-files.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { unzip } from "#lib/testing/unzip.ts";
import type { ExportScope } from "../schema.ts";
import { planExport } from "./plan-export.ts";
import { writeArchive } from "./write-archive.ts";

vi.setConfig({ testTimeout: 60_000 });

async function archiveOf(actor: Actor, scope: ExportScope, format: "markdown" | "html" = "markdown") {
  const plan = await transaction((tx) => planExport(tx, actor, scope));
  return await buffer(writeArchive(actor, { plan, format }));
}

/** Everything in a workspace that people see, without ids. */
async function everything(actor: Actor, workspace: { slug: string }) {
  const { notebooks, notes } = await listTree(actor, { workspace: workspace.slug });
  const titles = new Map(notes.map(({ id, title }) => [id, title]));
  const found = [];
  for (const { id, notebook, parent } of notes) {
    const { content, createdAt } = await readNote(actor, { id });
    const files = await db.attachment.findMany({
      where: { note: { shortId: id } },
      orderBy: { name: "asc" },
      select: { name: true, sha256: true },
    });
    const markdown = serializeBlocks(content.body.content ?? [])
      .replaceAll(/\/attachments\/[0-9a-f-]{36}/g, "/attachments/ID")
      .replaceAll(/-[0-9a-z]{10}\b/g, "-ID");
    found.push({
      title: content.title,
      tags: content.tags,
      properties: content.properties,
      createdAt,
      markdown,
      notebook: notebooks.find((one) => one.id === notebook)?.name,
      parent: parent === null ? null : titles.get(parent),
      files: files.map(({ name, sha256 }) => `${name} ${Buffer.from(sha256).toString("hex")}`),
    });
  }
  return found;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function writtenWorkspace() {
  const setting = await createSetting();
  const { actor, workspace, notebook } = setting;
  const make = async (title: string, more: { parent?: string; notebook?: string; markdown?: string } = {}) =>
    (await createNote(actor, { workspace: workspace.slug, notebook: notebook.shortId, title, ...more })).id;
  const about = "---\ntags: [slow, bread]\naliases: [Loaf]\ndescription: All of it\ncustom: kept\n---\n";
  const bread = await make("Bread", { markdown: about });
  const rye = await make("Rye: slow / sour?", { parent: bread });
  const twin = await make("Twin");
  const other = await make("Twin", { parent: rye });
  const { id: second } = await createNotebook(actor, {
    workspace: workspace.slug,
    name: "Über/uns",
    visibility: "open",
  });
  const plan = await make("Plan", { notebook: second });
  const { url } = await uploadAttachment(actor, {
    note: bread,
    name: "recipe (1).pdf",
    bytes: bytes("%PDF"),
  });
  const markdown = `See [[Plan]], [[Twin]] and [the plan](/w/${workspace.slug}/n/plan-${plan}#goal).

[recipe (1).pdf](${url} "application/pdf, 4 bytes")

In text: [again](${url}).
`;
  await rewriteNote(actor, bread, { title: "Bread", markdown });
  await rewriteNote(actor, plan, { title: "Plan", markdown: serializeBlocks([...everyBlock]) });
  await rewriteNote(actor, other, { title: "Twin", markdown: "The *other* one." });
  return { ...setting, bread, rye, twin, other, plan };
}

describe("an archive of Markdown", () => {
  test("brought back gives the same notes: titles, texts, tags, nesting, order, files", async () => {
    const { actor, workspace } = await writtenWorkspace();
    const zip = await archiveOf(actor, { workspace: workspace.slug });
    const back = await createSetting();
    const { status } = await importFiles(back.actor, {
      workspace: back.workspace,
      name: "Field notes.zip",
      files: zip,
    });
    expect(status).toBe("done");
    const before = await everything(actor, workspace);
    const after = await everything(back.actor, back.workspace);
    expect(after).toEqual(before);
  });

  test("has stable names, notes below others in folders, and our order in a list", async () => {
    const { actor, workspace, bread, notebook } = await writtenWorkspace();
    const files = await unzip(await archiveOf(actor, { workspace: workspace.slug }));
    const paths = [...files.keys()].map((path) => path.replace(/[0-9a-f]{8}/, "ID"));
    expect(paths).toEqual([
      "commonplace.json",
      "Kitchen/Bread.md",
      "Kitchen/Bread/Rye_ slow - sour_.md",
      "Kitchen/Bread/Rye_ slow - sour_/Twin.md",
      "Kitchen/Twin.md",
      "Über-uns/Plan.md",
      "attachments/ID/recipe (1).pdf",
    ]);
    expect(files.get("Kitchen/Bread.md")).toMatch(
      /^---\naliases:.*tags:.*custom: kept\n---\n\n# Bread\n\nSee \[\[Plan\]\], \[\[Kitchen\/Twin\|Twin\]\] and \[the plan\]\(\.\.\/%C3%9Cber-uns\/Plan\.md#goal\)\.\n\n\[recipe \(1\)\.pdf\]\(\.\.\/attachments\/[0-9a-f]{8}\/recipe%20%281%29\.pdf "application\/pdf, 4 bytes"\)/s,
    );
    const below = await unzip(await archiveOf(actor, { workspace: workspace.slug, note: bread }));
    expect([...below.keys()].filter((path) => path.endsWith(".md"))).toEqual([
      "Bread.md",
      "Bread/Rye_ slow - sour_.md",
      "Bread/Rye_ slow - sour_/Twin.md",
    ]);
    const one = await unzip(
      await archiveOf(actor, { workspace: workspace.slug, notebook: notebook.shortId }),
    );
    expect(one.has("Twin.md")).toBe(true);
    expect(one.has("Plan.md")).toBe(false);
  });

  test("holds only what its reader may read", async () => {
    const { actor, workspace } = await writtenWorkspace();
    const ben = await createUser({ name: "Ben Okri" });
    await createMember({ workspace, user: ben, role: "guest" });
    const shared = await createNotebookRow({
      workspace,
      name: "Shared",
      members: [{ user: ben, access: "read" }],
    });
    await createNote(actor, { workspace: workspace.slug, notebook: shared.shortId, title: "For Ben" });
    const files = await unzip(await archiveOf(await actorOf(ben), { workspace: workspace.slug }));
    expect([...files.keys()]).toEqual(["commonplace.json", "Shared/For Ben.md"]);
    expect(files.get("commonplace.json")).not.toContain("Bread");
  });
});

test("pages of HTML lead to one another and to their files, with our styles and without scripts", async () => {
  const { actor, workspace } = await writtenWorkspace();
  const files = await unzip(await archiveOf(actor, { workspace: workspace.slug }, "html"));
  const bread = files.get("Kitchen/Bread.html") ?? "";
  expect(bread).toContain('<a class="note-link" href="../%C3%9Cber-uns/Plan.html">Plan</a>');
  expect(bread).toContain('href="../%C3%9Cber-uns/Plan.html#goal"');
  expect(bread).toMatch(/href="\.\.\/attachments\/[0-9a-f]{8}\/recipe%20%281%29\.pdf"/);
  expect(bread).toContain(".prose");
  expect(bread).not.toMatch(/<script|\/attachments\/[0-9a-f-]{36}\/recipe/);
  expect(files.get("index.html")).toContain('href="Kitchen/Bread/Rye_%20slow%20-%20sour_.html"');
});
