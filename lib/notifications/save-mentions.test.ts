import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Actor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { UpdateOrigin } from "#lib/db/generated/enums.ts";
import { BODY_FIELD } from "#lib/editor/fields.ts";
import { createNote } from "#lib/notes/create-note.ts";
import { docFrom } from "#lib/notes/note-doc.ts";
import { storeNote } from "#lib/notes/store-note.ts";
import { appendUpdates } from "#lib/notes/update-log.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { actorOf, createMember, createSetting } from "#lib/testing/factories.ts";
import { writeMarkdown } from "#lib/transfer/write-markdown.ts";

async function scene(start: { markdown?: string; template?: string } = {}) {
  const { actor, workspace, owner } = await createSetting();
  const join = async () => (await createMember({ workspace })).userId;
  const [ben, chi] = [await join(), await join()];
  const { id } = await createNote(actor, { workspace: workspace.slug, title: "Sourdough", ...start });
  const note = await db.note.findUniqueOrThrow({ where: { shortId: id } });
  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: note.id } });
  return { actor, workspace, owner, ben, chi, note, doc: docFrom(state) };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** What somebody's browser would send for this change of the document, put into the log. */
async function type(
  { note, doc }: Pick<Scene, "note" | "doc">,
  userId: string | null,
  { origin = "typed", change }: { origin?: UpdateOrigin; change: (body: Y.XmlFragment) => void },
): Promise<void> {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getXmlFragment(BODY_FIELD)));
  const update = Y.encodeStateAsUpdate(doc, before);
  await transaction((tx) => appendUpdates(tx, [{ noteId: note.id, userId, origin, update }]));
}

function store({ note }: Pick<Scene, "note">): Promise<unknown> {
  return transaction((tx) => storeNote(tx, note.id));
}

/** A paragraph at the end that names somebody. */
function naming(user: string) {
  return (body: Y.XmlFragment) => {
    const mention = new Y.XmlElement("mention");
    mention.setAttribute("user", user);
    mention.setAttribute("name", "Somebody");
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [mention]);
    body.push([paragraph]);
  };
}

const dropLast = (body: Y.XmlFragment) => body.delete(body.length - 1, 1);

async function told(noteId: string) {
  const rows = await db.notification.findMany({ where: { noteId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ userId, byId, kind }) => ({ userId, byId, kind }));
}

test("whoever is named in what somebody typed is told, by whom", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await type(at, at.ben, { change: naming(at.chi) });
  await type(at, at.ben, { change: naming(at.ben) });
  await store(at);

  const all = await told(at.note.id);
  expect(all).toHaveLength(2);
  expect(all).toContainEqual({ userId: at.ben, byId: at.owner.id, kind: "mention" });
  expect(all).toContainEqual({ userId: at.chi, byId: at.ben, kind: "mention" });
});

test("nobody is told again while the name stands there, moves, or comes back within a day", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await type(at, at.owner.id, { change: dropLast });
  await type(at, at.owner.id, { change: dropLast });
  await store(at);
  const gone = await db.noteMention.findFirstOrThrow({ where: { noteId: at.note.id } });
  expect(gone.goneAt).not.toBeNull();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);

  expect(await told(at.note.id)).toHaveLength(1);
  const back = await db.noteMention.findFirstOrThrow({ where: { noteId: at.note.id } });
  expect(back.goneAt).toBeNull();
});

test("somebody who is named again after more than a day is told again", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await type(at, at.owner.id, { change: dropLast });
  await store(at);
  const longAgo = new Date(Date.now() - 25 * 3600_000);
  await db.noteMention.updateMany({ where: { noteId: at.note.id }, data: { goneAt: longAgo } });
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);

  expect(await told(at.note.id)).toHaveLength(2);
});

test("a restore, an import and a repair tell nobody", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await type(at, at.owner.id, { change: dropLast });
  await store(at);
  await db.noteMention.deleteMany({ where: { noteId: at.note.id } });
  await db.notification.deleteMany({ where: { noteId: at.note.id } });
  const revisions = await db.revision.findMany({ where: { noteId: at.note.id }, orderBy: { number: "asc" } });
  await restoreRevision(at.actor, { note: at.note.shortId, number: revisions[0]!.number });
  await type(at, at.owner.id, { origin: "imported", change: naming(at.ben) });
  await type(at, null, { origin: "repaired", change: naming(at.chi) });
  await store(at);

  expect(await told(at.note.id)).toEqual([]);
  expect(await db.noteMention.count({ where: { noteId: at.note.id } })).toBe(2);
});

test("a note made from a template, or with its text, tells nobody of what it began with", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await db.note.update({ where: { id: at.note.id }, data: { isTemplate: true } });
  const { id } = await createNote(at.actor, { workspace: at.workspace.slug, template: at.note.shortId });
  const copy = await db.note.findUniqueOrThrow({ where: { shortId: id } });
  expect(await db.noteMention.count({ where: { noteId: copy.id } })).toBe(1);

  const { state } = await db.noteState.findUniqueOrThrow({ where: { noteId: copy.id } });
  const there = { note: copy, doc: docFrom(state) };
  await type(there, at.owner.id, { change: (body) => body.insert(0, [new Y.XmlElement("paragraph")]) });
  await store(there);
  expect(await told(copy.id)).toEqual([]);
});

test("a note made through the API tells those whom its text names; one made in a browser, and a template, does not", async () => {
  const { actor, workspace, owner, ben } = await scene();
  const token = { kind: "token", userId: owner.id, tokenId: crypto.randomUUID(), scope: "write" } as const;
  const markdown = `Ask [@Ben](mention:${ben}), or [@me](mention:${owner.id}).`;
  const make = async (by: Actor, given: { template?: string; markdown?: string }) => {
    const { id } = await createNote(by, { workspace: workspace.slug, title: "Rye", ...given });
    return await db.note.findUniqueOrThrow({ where: { shortId: id } });
  };
  const note = await make(token, { markdown });
  expect(await told(note.id)).toEqual([{ userId: ben, byId: owner.id, kind: "mention" }]);
  const typed = await make(actor, { markdown });
  expect(await told(typed.id)).toEqual([]);
  await db.note.update({ where: { id: note.id }, data: { isTemplate: true } });
  const copy = await make(token, { template: note.shortId });
  expect(await told(copy.id)).toEqual([]);
  expect(await db.noteMention.count({ where: { noteId: copy.id } })).toBe(2);
});

test("a text that is written through the API tells those it names for the first time", async () => {
  const at = await scene();
  const markdown = `Ask [@Somebody](mention:${at.ben}).`;
  await writeMarkdown(at.actor, { id: at.note.shortId, markdown, baseRevision: 1 });
  expect(await told(at.note.id)).toEqual([{ userId: at.ben, byId: at.owner.id, kind: "mention" }]);
});

test("a note with mentions from before anybody was told stays quiet about them", async () => {
  const at = await scene();
  await type(at, at.owner.id, { change: naming(at.ben) });
  await store(at);
  await db.noteMention.deleteMany({ where: { noteId: at.note.id } });
  await db.notification.deleteMany({ where: { noteId: at.note.id } });
  await type(at, at.owner.id, { change: naming(at.chi) });
  await store(at);

  expect(await told(at.note.id)).toEqual([{ userId: at.chi, byId: at.owner.id, kind: "mention" }]);
});

test("an id that is nobody's, or of somebody who may not read the note, tells nobody and breaks nothing", async () => {
  const at = await scene();
  const outside = (await createMember({ workspace: at.workspace, role: "guest" })).userId;
  for (const user of [crypto.randomUUID(), "not-an-id", outside])
    await type(at, at.owner.id, { change: naming(user) });
  await store(at);

  expect(await told(at.note.id)).toEqual([]);
});

test("who creates a note and who writes into it watch it from then on", async () => {
  const at = await scene();
  await type(at, at.ben, { change: naming(at.chi) });
  await store(at);

  const watches = await db.watch.findMany({ where: { noteId: at.note.id } });
  const people = watches.map(({ userId }) => userId);
  expect(people).toHaveLength(2);
  expect(people).toContain((await actorOf(at.owner)).userId);
  expect(people).toContain(at.ben);
});
