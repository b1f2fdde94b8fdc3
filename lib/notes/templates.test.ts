import { expect, test } from "vitest";
import { blockIdsIn } from "#lib/testing/block-ids-in.ts";
import { db } from "#lib/db/db.ts";
import { createNotebook, createSetting } from "#lib/testing/factories.ts";
import { readFrame } from "#lib/workspaces/read-frame.ts";
import { createNote } from "./create-note.ts";
import { readNote } from "./read-note.ts";
import { setTemplate } from "./set-template.ts";
import { sweepFacts } from "./sweep-facts.ts";

async function setting() {
  const { actor, workspace, ...rest } = await createSetting();
  return { actor, workspace, slug: workspace.slug, ...rest };
}

test("a new note begins with the template's text in blocks of its own, and its tags", async () => {
  const { actor, slug } = await setting();
  const markdown =
    "---\ntags: [meeting]\ndescription: How we meet.\n---\n\n# Meeting\n\n- [ ] Who was there\n";
  const template = await createNote(actor, { workspace: slug, markdown });
  expect((await readFrame(actor, { workspace: slug })).templates).toEqual([]);
  await setTemplate(actor, { id: template.id, isTemplate: true });
  expect((await readFrame(actor, { workspace: slug })).templates).toMatchObject([
    { id: template.id, title: "Meeting" },
  ]);

  const made = await createNote(actor, { workspace: slug, template: template.id, tags: ["monday"] });
  const [from, note] = [await readNote(actor, { id: template.id }), await readNote(actor, { id: made.id })];
  expect(note.content).toMatchObject({ title: "", tags: ["meeting", "monday"] });
  expect(note.content.properties).toBeUndefined();
  expect(JSON.stringify(note.content.body)).toContain("Who was there");
  const ids = new Set(blockIdsIn(from.content.body));
  expect(blockIdsIn(note.content.body).filter((id) => ids.has(id))).toEqual([]);
  expect(note.isTemplate).toBe(false);
  expect(await db.noteTag.count({ where: { note: { shortId: made.id } } })).toBe(2);
});

test("a template that its maker may not read is not found", async () => {
  const { actor, slug, workspace } = await setting();
  const notebook = await createNotebook({ workspace, visibility: "private", position: "a9" });
  const hidden = await db.note.create({
    data: { shortId: "hiddentemp", workspaceId: workspace.id, notebookId: notebook.id, position: "a0" },
  });
  const making = createNote(actor, { workspace: slug, template: hidden.shortId });
  await expect(making).rejects.toMatchObject({ code: "not-found" });
});

test("what an older version left beside a note becomes its properties, links and tags, and nothing looks newer", async () => {
  const { actor, slug } = await setting();
  const { id } = await createNote(actor, { workspace: slug, markdown: "# Hub\n\nSee [[Rye]] #bread\n" });
  const before = await db.note.findUniqueOrThrow({ where: { shortId: id } });
  const frontMatter = "aliases: [Start]\nmood: slow # as ever";
  await db.note.update({ where: { id: before.id }, data: { frontMatter, factsVersion: 0, aliasKeys: [] } });
  await db.noteLink.deleteMany({ where: { fromId: before.id } });
  await db.noteTag.deleteMany({ where: { noteId: before.id } });
  while ((await sweepFacts()) > 0);
  const after = await db.note.findUniqueOrThrow({
    where: { id: before.id },
    include: { links: true, tags: true },
  });
  expect(after).toMatchObject({ frontMatter: null, aliasKeys: ["start"], updatedAt: before.updatedAt });
  expect(after.links).toMatchObject([{ targetKey: "rye", excerpt: "See Rye #bread" }]);
  expect(after.tags).toMatchObject([{ key: "bread" }]);
  const { content } = await readNote(actor, { id });
  expect(content.properties).toEqual({ aliases: ["Start"], extra: "mood: slow # as ever" });
});
