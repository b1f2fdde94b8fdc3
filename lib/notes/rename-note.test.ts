import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { createSetting } from "#lib/testing/factories.ts";
import { createNote } from "./create-note.ts";
import { readNote } from "./read-note.ts";
import { renameNote } from "./rename-note.ts";

test("renaming writes the title into the document and leaves the body alone", async () => {
  const { actor, workspace } = await createSetting();
  const { id } = await createNote(actor, { workspace: workspace.slug, markdown: "# Rye\n\nText." });
  const before = await readNote(actor, { id });
  await renameNote(actor, { id, title: "Rye bread" });
  const after = await readNote(actor, { id });
  expect(after).toMatchObject({ title: "Rye bread", revision: 2, content: { body: before.content.body } });
  expect(await db.note.findUnique({ where: { shortId: id } })).toMatchObject({ title: "Rye bread" });
});

test("a title that stays makes no revision", async () => {
  const { actor, workspace } = await createSetting();
  const { id } = await createNote(actor, { workspace: workspace.slug, title: "Rye" });
  await renameNote(actor, { id, title: "Rye" });
  expect(await readNote(actor, { id })).toMatchObject({ revision: 1 });
});
