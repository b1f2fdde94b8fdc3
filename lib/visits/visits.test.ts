import { expect, test } from "vitest";
import { db } from "#lib/db/db.ts";
import { renderBody } from "#lib/editor/html.ts";
import { listRecent } from "#lib/notes/list-recent.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { actorOf, createMember, createSetting, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { withClockOff } from "#lib/testing/with-clock-off.ts";
import { offerChanges } from "./offer-changes.ts";
import { readChanges } from "./read-changes.ts";
import { recordVisit } from "./record-visit.ts";

async function createScene() {
  const { owner, workspace, notebook, ...rest } = await createSetting();
  const ana = await actorOf(owner);
  const person = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user: person });
  const ben = await actorOf(person);
  const note = await createNote(ana, {
    workspace: workspace.slug,
    notebook: notebook.shortId,
    title: "Sourdough",
    markdown: "Feed it daily.\n\nRest it.\n\n- [ ] Buy rye\n\nBake it hot.",
  });
  const write = async (by: typeof ana, markdown: string, title = "Sourdough") =>
    await rewriteNote(by, note.id, { title, markdown });
  return { ...rest, workspace, notebook, ana, ben, note: note.id, write };
}

const changesFor = async (...given: Parameters<typeof readChanges>) => {
  const { difference } = await readChanges(...given);
  return renderBody(difference.body);
};

test("what somebody else changed since the last visit is offered, and is what was seen against what is there", async () => {
  const { ana, ben, note, write } = await createScene();
  expect(await offerChanges(ana, { note })).toBeNull();
  await recordVisit(ana, { note });
  expect(await offerChanges(ana, { note })).toBeNull();

  await write(
    ben,
    "Feed it weekly.\n\nRest it.\n\n- [x] Buy rye\n\nBake it hot.\n\nEat it.",
    "Sourdough bread",
  );
  expect(await offerChanges(ana, { note })).toMatchObject({ people: [{ name: "Ben Okafor" }] });
  const { difference } = await readChanges(ana, { note });
  expect(renderBody(difference.title!)).toBe("Sourdough<ins> bread</ins>");
  const html = renderBody(difference.body);
  expect(html).toContain("<p>Feed it <del>daily</del><ins>weekly</ins>.</p>");
  expect(html).toContain('Buy rye<span class="difference-remark">formatting changed</span>');
  expect(html).toContain("<p><ins>Eat it.</ins></p>");

  await recordVisit(ana, { note });
  expect(await offerChanges(ana, { note })).toBeNull();
});

test("one's own changes are offered to others, not to oneself", async () => {
  const { ana, ben, note, write } = await createScene();
  await recordVisit(ana, { note });
  await recordVisit(ben, { note });
  await write(ben, "Feed it weekly.");
  expect(await offerChanges(ben, { note })).toBeNull();
  expect(await offerChanges(ana, { note })).not.toBeNull();
});

test("what a process writes whose clock is wrong is new to those who were there before, and to nobody who came after", async () => {
  const { ana, ben, note, workspace, write } = await createScene();
  await recordVisit(ana, { note });
  await withClockOff(-10, () => write(ben, "Feed it weekly."));
  expect(await offerChanges(ana, { note })).not.toBeNull();

  const { id: later } = await withClockOff(10, () =>
    createNote(ben, { workspace: workspace.slug, title: "Rye", markdown: "Dark." }),
  );
  await recordVisit(ana, { note: later });
  const listed = await listRecent(ana, { workspace: workspace.slug });
  expect(listed.find(({ id }) => id === later)?.changed).toBe(false);
});

test("what was written and taken back is no change", async () => {
  const { ana, ben, note, write } = await createScene();
  await write(ben, "Feed it daily.");
  await recordVisit(ana, { note });
  await write(ben, "Feed it.");
  await write(ben, "Feed it daily.");
  expect(await offerChanges(ana, { note })).toBeNull();
});

test("visits cut no revision, and what was seen between two revisions can be read later", async () => {
  const { ana, ben, note, write } = await createScene();
  await write(ben, "Feed it weekly.");
  const revisions = () => db.revision.count({ where: { note: { shortId: note } } });
  const before = await revisions();
  for (let visit = 0; visit < 3; visit++) await recordVisit(ana, { note });
  expect(await revisions()).toBe(before);

  await write(ben, "Feed it weekly, with rye.");
  await saveRevision(ben, { note });
  await write(ben, "Feed it weekly, with rye flour.");
  expect(await changesFor(ana, { note })).toBe("<p>Feed it weekly<ins>, with rye flour</ins>.</p>");
});

test("the home page marks what changed, for whom it changed", async () => {
  const { ana, ben, note, workspace, write } = await createScene();
  const marked = async (actor: typeof ana) =>
    (await listRecent(actor, { workspace: workspace.slug })).find(({ id }) => id === note)?.changed;
  expect(await marked(ana)).toBe(false);
  await recordVisit(ana, { note });
  await recordVisit(ben, { note });
  await write(ben, "Feed it weekly.");
  await offerChanges(ana, { note });
  expect(await marked(ana)).toBe(true);
  expect(await marked(ben)).toBe(false);
});

test("a note that may no longer be read tells nothing, and goes for ever with its visits", async () => {
  const { ana, ben, note, notebook, write } = await createScene();
  await recordVisit(ben, { note });
  await write(ana, "A secret.");
  await db.notebook.update({ where: { id: notebook.id }, data: { visibility: "private" } });
  for (const ask of [offerChanges, readChanges, recordVisit])
    await expect(ask(ben, { note })).rejects.toMatchObject({ code: "not-found" });
  await db.notebook.update({ where: { id: notebook.id }, data: { visibility: "open" } });
  await trashNote(ana, { id: note });
  await deleteNote(ana, { id: note });
  expect(await db.noteVisit.count({ where: { userId: ben.userId } })).toBe(0);
});
