import { expect, test } from "vitest";
import { createThread } from "#lib/comments/create-thread.ts";
import { resolveThread } from "#lib/comments/resolve-thread.ts";
import { db, transaction, type Tx } from "#lib/db/db.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { restoreNote } from "#lib/notes/restore-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { heldAsked } from "#lib/permissions/held.ts";
import { publishNote } from "#lib/publishing/publish-note.ts";
import { unpublishNote } from "#lib/publishing/unpublish-note.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { actorOf, createMember, createNotebook, createSetting, createUser } from "#lib/testing/factories.ts";
import { rewriteNote } from "#lib/testing/rewrite-note.ts";
import { withClockOff } from "#lib/testing/with-clock-off.ts";
import { Gathering } from "./gather.ts";
import { happenings, type Happening } from "./happenings.ts";
import { listActivity } from "./list-activity.ts";

async function createScene() {
  const { owner, workspace, notebook } = await createSetting();
  const ana = await actorOf(owner);
  const person = await createUser({ name: "Ben Okafor" });
  await createMember({ workspace, user: person });
  const ben = await actorOf(person);
  const write = (title: string, into = notebook) =>
    createNote(ana, { workspace: workspace.slug, notebook: into.shortId, title, markdown: "Feed it." });
  const list = async (actor = ana, more: object = {}) =>
    await listActivity(actor, { workspace: workspace.slug, limit: 30, ...more });
  const said = async (...given: Parameters<typeof list>) =>
    (await list(...given)).activity.map(({ kind, person: who }) => `${who?.name} ${kind}`);
  return { workspace, notebook, ana, ben, name: owner.name, write, list, said };
}

test("everything that happens to a note, newest first; work at one go is told once for each person", async () => {
  const { ana, ben, name, write, said } = await createScene();
  const { id: note } = await write("Sourdough");
  for (const words of ["One.", "Two.", "Three."]) {
    await rewriteNote(ben, note, { title: "Sourdough", markdown: words });
    await saveRevision(ben, { note });
  }
  await rewriteNote(ana, note, { title: "Sourdough", markdown: "Four." }); // not in a revision yet
  expect(await said()).toEqual([`${name} edited`, "Ben Okafor edited", `${name} created`]);

  await restoreRevision(ben, { note, number: 1 });
  await publishNote(ana, { note });
  await unpublishNote(ana, { note });
  await trashNote(ben, { id: note });
  await restoreNote(ana, { id: note });
  const [thread, comment] = [crypto.randomUUID(), crypto.randomUUID()];
  const { id: noteId } = await db.note.findUniqueOrThrow({ where: { shortId: note } });
  await db.thread.create({
    data: { id: thread, noteId, createdById: ben.userId, quote: "Feed", before: "", after: "" },
  });
  await db.comment.create({ data: { id: comment, threadId: thread, authorId: ben.userId, text: "How?" } });
  await db.thread.update({
    where: { id: thread },
    // Later also by the clock of the database, which rounds up.
    data: { resolvedAt: new Date(Date.now() + 1000), resolvedById: ana.userId },
  });
  expect((await said()).slice(0, 7)).toEqual([
    `${name} resolved`,
    "Ben Okafor commented",
    `${name} restored`,
    "Ben Okafor trashed",
    `${name} unpublished`,
    `${name} published`,
    "Ben Okafor restored-revision",
  ]);
  await db.comment.update({ where: { id: comment }, data: { deletedAt: new Date() } });
  expect(await said()).not.toContain("Ben Okafor commented");
});

test("is in the order in which it happened, whichever process did it, and whatever its clock says", async () => {
  const { ana, ben, write, said } = await createScene();
  const { id: note } = await withClockOff(5, () => write("Sourdough"));
  const [thread, comment] = [crypto.randomUUID(), crypto.randomUUID()];
  const anchor = { start: null, end: null, block: "bbbbbbbbbb", quote: "Feed", before: "", after: "" };
  await createThread(ben, { note, id: thread, comment, anchor, text: "How?" });
  await withClockOff(10, () => publishNote(ana, { note }));
  await withClockOff(-10, () => resolveThread(ben, { thread }));
  await trashNote(ana, { id: note });
  const doings = (await said()).map((line) => line.split(" ").at(-1));
  expect(doings).toEqual(["trashed", "resolved", "published", "commented", "created"]);
});

test("pages follow one another without gaps or repeats", async () => {
  const { write, list } = await createScene();
  for (let at = 0; at < 9; at++) await write(`Note ${at}`);
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(undefined, { limit: 4, ...(cursor !== undefined && { cursor }) });
    titles.push(...page.activity.map(({ note }) => note.title));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(titles).toEqual(Array.from({ length: 9 }, (_, at) => `Note ${8 - at}`));
  await expect(list(undefined, { cursor: "x" })).rejects.toMatchObject({ code: "bad-request" });
});

test("a notebook and a note have feeds of their own, and only for those who may read them", async () => {
  const { workspace, ana, ben, write, list, said } = await createScene();
  const hidden = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: { id: ana.userId }, access: "manage" }],
    position: "a5",
  });
  const secret = await write("Secret", hidden);
  const open = await write("Open");
  expect((await list(ana, { notebook: hidden.shortId })).activity.map(({ note }) => note.id)).toEqual([
    secret.id,
  ]);
  expect((await list(ana, { note: open.id })).activity.map(({ note }) => note.id)).toEqual([open.id]);
  expect(JSON.stringify(await list(ben))).not.toContain("Secret");
  await expect(said(ben, { notebook: hidden.shortId })).rejects.toMatchObject({ code: "not-found" });
  await expect(said(ben, { note: secret.id })).rejects.toMatchObject({ code: "not-found" });
  const elsewhere = await createScene();
  await expect(said(ana, { workspace: elsewhere.workspace.slug })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("work is one go until somebody pauses for half an hour, whatever others do meanwhile", () => {
  const gathering = new Gathering(10);
  const happening = (minute: number, userId: string, noteId = "n"): Happening => ({
    at: new Date(minute * 60_000),
    id: `${minute}`,
    kind: "edited",
    noteId,
    userIds: [userId],
  });
  for (const one of [
    happening(200, "ana"),
    happening(190, "ben"),
    happening(180, "ana"),
    happening(175, "ana", "m"),
    happening(155, "ana"),
    happening(124, "ana"),
  ])
    expect(gathering.take(one)).toBe(true);
  expect(
    gathering.doings.map(({ userId, noteId, from, at }) => [userId, noteId, +from / 60_000, +at / 60_000]),
  ).toEqual([
    ["ana", "n", 155, 200],
    ["ben", "n", 190, 190],
    ["ana", "m", 175, 175],
    ["ana", "n", 124, 124],
  ]);
});

/** So many notes beside that one, with five revisions each. */
const addNotes = (tx: Tx, { like, notes, at }: { like: string; notes: number; at: string }) => tx.$executeRaw`
  WITH added AS (
    INSERT INTO "Note" (id, "shortId", "workspaceId", "notebookId", title, position)
    SELECT gen_random_uuid(), gen_random_uuid(), "workspaceId", "notebookId", 'Rye', 'a0'
    FROM "Note", generate_series(1, ${notes}) WHERE "shortId" = ${like} RETURNING id)
  INSERT INTO "Revision" (id, "noteId", number, kind, title, "createdAt", content, "contentHash", "schemaVersion", "stateVector")
  SELECT gen_random_uuid(), added.id, made.number, 'restored', 'Rye', ${at}::timestamptz, '', '', 1, ''
  FROM added, generate_series(1, 5) AS made(number)`;

/** How many revisions this transaction has read. */
async function revisionsRead(tx: Tx): Promise<number> {
  const [taken] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT (pg_stat_get_xact_tuples_fetched('"Revision"'::regclass)
      + pg_stat_get_xact_tuples_returned('"Revision"'::regclass))::int AS rows`;
  return taken?.rows ?? 0;
}

test("the activity of one workspace costs nothing for what happens in others", async () => {
  const [mine, theirs] = [await createScene(), await createScene()];
  const [{ id: note }, { id: other }] = [await mine.write("Sourdough"), await theirs.write("Rye")];
  const measured = Promise.withResolvers<{ found: number; read: number }>();
  const measure = transaction(async (tx) => {
    await addNotes(tx, { like: note, notes: 400, at: "2026-01-01" });
    await addNotes(tx, { like: other, notes: 2_000, at: "2026-02-01" });
    await tx.$executeRaw`ANALYZE "Revision", "Note"`;
    const { workspaceId } = await tx.note.findUniqueOrThrow({ where: { shortId: note } });
    const read = await heldAsked(tx, mine.ana, { workspaceId, notebook: undefined });
    const before = await revisionsRead(tx);
    const sight = { workspaceId, read, trash: read, noteId: undefined, before: undefined };
    const found = await happenings(tx, sight, 200);
    measured.resolve({ found: found.length, read: (await revisionsRead(tx)) - before });
    throw new Error("Nothing of it is kept");
  });
  await expect(measure).rejects.toThrow("Nothing of it is kept");
  const { found, read } = await measured.promise;
  expect(found).toBe(200);
  expect(read).toBeLessThanOrEqual(1 + 400 * 5); // as many as there are in it
});
