import { describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { listTree } from "#lib/notes/list-tree.ts";
import { readNote } from "#lib/notes/read-note.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { importFiles } from "#lib/testing/import-files.ts";
import type { ZipContent } from "#lib/testing/make-zip.ts";
import { exportMarkdown } from "../export-markdown.ts";
import { listImportItems } from "./read-import.ts";

vi.setConfig({ testTimeout: 60_000 });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** The tree of a workspace as indented titles under their notebooks. */
async function outline(actor: Actor, workspace: { slug: string }): Promise<string[]> {
  const { notebooks, notes } = await listTree(actor, { workspace: workspace.slug });
  const below = (notebook: string, parent: string | null, depth: number): string[] =>
    notes
      .filter((note) => note.notebook === notebook && note.parent === parent)
      .flatMap(({ id, title }) => ["  ".repeat(depth) + title, ...below(notebook, id, depth + 1)]);
  return notebooks.flatMap(({ id, name }) => [`[${name}]`, ...below(id, null, 0)]);
}

async function noteCalled(actor: Actor, workspace: { slug: string }, title: string) {
  const { notes } = await listTree(actor, { workspace: workspace.slug });
  const { id } = notes.find((note) => note.title === title) ?? { id: "" };
  return await readNote(actor, { id });
}

async function bringIn(files: ZipContent[], name = "notes.zip") {
  const setting = await createSetting();
  const done = await importFiles(setting.actor, { workspace: setting.workspace, name, files });
  const { actor, workspace } = setting;
  return {
    ...setting,
    done,
    outline: await outline(actor, workspace),
    note: async (title: string) => await noteCalled(actor, workspace, title),
    markdown: async (title: string) => {
      const { id } = await noteCalled(actor, workspace, title);
      return (await exportMarkdown(actor, { note: id })).markdown;
    },
  };
}

describe("a repository's archive", () => {
  test("becomes a notebook with nested notes, links by id and pictures", async () => {
    const { outline, markdown, note, done, actor } = await bringIn([
      {
        name: "learning-main/README.md",
        content: "# Learning\n\nSee [the loaf](bread/rye.md) and [Rye](bread/rye.md).\n",
      },
      { name: "learning-main/bread/README.md", content: "# Bread\n\n![A loaf](img/loaf.png)\n" },
      {
        name: "learning-main/bread/rye.md",
        content: "---\ntags: [slow]\ncreated: 2020-02-03\n---\n\n# Rye\n\n[PDF](../files/a.pdf)\n",
      },
      { name: "learning-main/bread/img/loaf.png", content: png },
      { name: "learning-main/files/a.pdf", content: "%PDF-1.4" },
      { name: "learning-main/files/unused.pdf", content: "%PDF-1.4" },
      { name: "learning-main/.git/config", content: "x" },
      { name: "learning-main/.gitignore", content: "x" },
    ]);
    expect(done.status).toBe("done");
    expect(outline).toEqual(["[Kitchen]", "[learning]", "Learning", "Bread", "  Rye"]);
    expect(done.report).toMatchObject({
      notes: 3,
      folders: 0,
      attachments: 2,
      skipped: { unused: 1, junk: 2 },
    });
    const rye = await note("Rye");
    expect(rye.createdAt).toBe("2020-02-03T00:00:00.000Z");
    expect(await markdown("Rye")).toContain("tags:");
    const learning = await note("Learning");
    expect(learning.content.body.content?.[0]?.content).toMatchObject([
      { text: "See " },
      { type: "noteLink", attrs: { note: rye.id, target: "Rye", alias: "the loaf" } },
      { text: " and " },
      { type: "noteLink", attrs: { note: rye.id, target: "Rye" } },
      { text: "." },
    ]);
    expect(await markdown("Bread")).toMatch(/!\[A loaf\]\(\/attachments\/[0-9a-f-]{36}\/loaf\.png\)/);
    expect(rye.content.body.content?.[0]).toMatchObject({ type: "file", attrs: { name: "PDF" } });
    const { items } = await listImportItems(actor, { id: done.id, which: "skipped", after: -1 });
    expect(items.map(({ path, reason }) => [path, reason])).toEqual([["files/unused.pdf", "unused"]]);
  });

  test("such as learning-notes itself", async () => {
    const { outline } = await bringIn([
      {
        name: "learning-notes-main/README.md",
        content: "# learning-notes\n\nwant to have the notes\n\n# Databricks vs Kubeflow\n\nText\n",
      },
    ]);
    expect(outline).toEqual(["[Kitchen]", "[learning-notes]", "learning-notes"]);
  });
});
