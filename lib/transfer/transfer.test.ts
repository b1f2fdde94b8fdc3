import { describe, expect, test } from "vitest";
import { visitor } from "#lib/actor.ts";
import { db } from "#lib/db/db.ts";
import { longestMarkdown } from "#lib/notes/longest-markdown.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { exportMarkdown } from "./export-markdown.ts";
import { importMarkdown } from "./import-markdown.ts";
import { ImportMarkdown } from "./schema.ts";

async function bringIn(name: string, markdown: string) {
  const { actor, workspace } = await createSetting();
  const note = await importMarkdown(actor, { workspace: workspace.slug, name, markdown });
  const takeOut = async () => await exportMarkdown(actor, { note: note.id });
  return { ...note, actor, workspace, takeOut };
}

const sourdough = `# Sourdough

Feed it **daily**.

- Flour
  - Rye
    - Whole
- Water

1. Mix
2. Wait

\`\`\`js
const loaf = 1;
\`\`\`
`;

describe("a Markdown file as a note", () => {
  test("comes back as it was, with its first revision marked as imported", async () => {
    const { id, title, takeOut } = await bringIn("bread.md", sourdough);
    expect(title).toBe("Sourdough");
    expect(await takeOut()).toEqual({ filename: "Sourdough.md", markdown: sourdough });
    const revisions = await db.revision.findMany({ where: { note: { shortId: id } } });
    expect(revisions.map(({ kind, number }) => [number, kind])).toEqual([[1, "imported"]]);
  });

  test("may come from Windows, with a mark at its beginning and other line ends", async () => {
    const { title, takeOut } = await bringIn("bread.md", `\ufeff${sourdough.replaceAll("\n", "\r\n")}`);
    expect(title).toBe("Sourdough");
    expect((await takeOut()).markdown).toBe(sourdough);
  });

  test("keeps its front matter, and can be edited all the same", async () => {
    const file =
      "---\naliases:\n  - Starter\ntags:\n  - bread\n  - rye\nmood: slow # as ever\n---\n\n# Rye\n\nSlow.\n";
    const { id, actor, takeOut } = await bringIn("rye.md", file);
    expect((await takeOut()).markdown).toBe(file);
    await rewriteNote(actor, id, { title: "Rye", markdown: "Slower." });
    expect((await takeOut()).markdown).toBe(file.replace("Slow.", "Slower."));
  });

  test.each([
    ["---\ntitle: From the front matter\n---\n\nText.\n", "From the front matter"],
    ["Text without a heading.\n", "Weekend bread"],
    ["## Not the title\n\nText.\n", "Weekend bread"],
    ["", "Weekend bread"],
  ])("%j gets a title", async (markdown, title) => {
    expect((await bringIn("C:\\notes\\Weekend bread.MD", markdown)).title).toBe(title);
  });

  test("is named after its title on the way out, whatever that is", async () => {
    const filename = async (title: string) =>
      (await (await bringIn("x.md", `# ${title}\n`)).takeOut()).filename;
    expect(await filename("TCP/IP: what it is?")).toBe("TCP-IP_ what it is_.md");
    expect(await filename("../../etc/passwd")).toBe("-..-etc-passwd.md");
    expect(await filename("学习")).toBe("学习.md");
  });
});

describe("what cannot be imported is refused in words", () => {
  test("files that are no text", async () => {
    for (const markdown of [
      "\0\0\0",
      Buffer.from("ff00fe01".repeat(99), "hex").toString(),
      "\ufffd\ufffdPNG",
    ])
      await expect(bringIn("a.md", markdown)).rejects.toMatchObject({ code: "unsupported-type" });
  });

  test("files that are too long", () => {
    const input = { workspace: "acme", name: "a.md", markdown: "x".repeat(longestMarkdown + 1) };
    const { error } = ImportMarkdown.safeParse(input);
    expect(error?.issues[0]?.message).toMatch(/at most 2 MB/);
  });

  test("files from people who may not write here, and files for them", async () => {
    const { id, workspace } = await bringIn("bread.md", sourdough);
    const { actor: stranger } = await createSetting();
    for (const who of [stranger, visitor]) {
      const input = { workspace: workspace.slug, name: "a.md", markdown: "# A" };
      await expect(importMarkdown(who, input)).rejects.toMatchObject({ code: "not-found" });
      await expect(exportMarkdown(who, { note: id })).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

test("nothing is read for somebody who has no place there", async () => {
  const { workspace } = await createSetting();
  const input = { workspace: workspace.slug, name: "a.md", markdown: "\0" };
  await expect(importMarkdown(visitor, input)).rejects.toMatchObject({ code: "not-found" });
});
