import { expect, test } from "vitest";
import { db, transaction } from "#lib/db/db.ts";
import { askForAccess } from "#lib/access-requests/ask-for-access.ts";
import { decideRequest } from "#lib/access-requests/decide-request.ts";
import { createThread } from "#lib/comments/create-thread.ts";
import { deleteComment } from "#lib/comments/delete-comment.ts";
import { restoreComment } from "#lib/comments/restore-comment.ts";
import { listen } from "#lib/events/listen.ts";
import { createNote } from "#lib/notes/create-note.ts";
import {
  actorOf,
  createCommentRow,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
  createUser,
} from "#lib/testing/factories.ts";
import { countUnread, listInbox } from "./list-inbox.ts";
import { markAllRead, markEntry, markNoteSeen } from "./mark-entries.ts";
import { notify, type Happened } from "./notify.ts";
import { readNotificationSettings, changeNotificationSettings } from "./settings.ts";
import { readWatch, setWatch } from "./watch.ts";

async function scene() {
  const setting = await createSetting();
  const { workspace, notebook } = setting;
  const ben = await createUser({ name: "Ben Okafor" });
  const chi = await createUser({ name: "Chi Lin" });
  for (const user of [ben, chi]) await createMember({ workspace, user });
  const note = await createNoteRow({ notebook, title: "Sourdough" });
  return { ...setting, ben, chi, note, place: { workspace: workspace.slug } };
}

const id = () => crypto.randomUUID();
const all = { only: "all" } as const;
const tell = (happened: Happened) => transaction((tx) => notify(tx, happened));

test("what was said of one note is one line: the strongest reason, by whom, and how many more", async () => {
  const { actor, owner, ben, chi, note, place } = await scene();
  const to = [owner.id];
  let thread = "";
  for (const [kind, by, text] of [
    ["comment", ben, "One"],
    ["reply", chi, "Two"],
    ["reply", ben, "**Three**, and [@Ada](mention:none)"],
  ] as const) {
    const comment = await createCommentRow({ note, by, text });
    thread = comment.threadId;
    await tell({ kind, noteId: note.id, byId: by.id, threadId: thread, commentId: comment.id, to });
  }
  const { entries, cursor } = await listInbox(actor, { ...place, ...all });

  expect(cursor).toBeNull();
  expect(entries).toMatchObject([
    {
      kind: "note",
      id: note.shortId,
      title: "Sourdough",
      reason: "reply",
      people: [{ name: "Ben Okafor" }, { name: "Chi Lin" }],
      others: 1,
      excerpt: expect.stringMatching(/^Three, and /) as string,
      unread: true,
      url: `/w/${place.workspace}/n/sourdough-${note.shortId}#thread-${thread}`,
    },
  ]);
  expect(await countUnread(actor, place)).toEqual({ unread: 1 });
});

test("a line is read, unread again, or read with all others; and only one's own", async () => {
  const { actor, owner, ben, note, notebook, place } = await scene();
  const other = await createNoteRow({ notebook, title: "Rye" });
  for (const noteId of [note.id, other.id])
    await tell({ kind: "mention", noteId, byId: null, to: [owner.id, ben.id] });
  const entry = { ...place, kind: "note", id: note.shortId } as const;
  const unread = async () =>
    (await listInbox(actor, { ...place, only: "unread" })).entries.map(({ title }) => title);

  await markEntry(actor, { ...entry, read: true });
  expect(await unread()).toEqual(["Rye"]);
  await markEntry(actor, { ...entry, read: false });
  expect((await unread()).sort((a, b) => a.localeCompare(b))).toEqual(["Rye", "Sourdough"]);
  expect(
    (await db.notification.findFirstOrThrow({ where: { userId: owner.id, noteId: note.id } })).mailDue,
  ).toBe(false);
  await markAllRead(actor, place);
  expect(await unread()).toEqual([]);
  expect((await listInbox(actor, { ...place, ...all })).entries).toHaveLength(2);
  expect(await countUnread(await actorOf(ben), place)).toEqual({ unread: 2 });
});

test("a note before one's eyes reads what was told of it, for oneself, but not who asks to be let in", async () => {
  const { actor, owner, ben, note, notebook, place } = await scene();
  const other = await createNoteRow({ notebook, title: "Rye" });
  for (const noteId of [note.id, other.id])
    await tell({ kind: "mention", noteId, byId: null, to: [owner.id, ben.id] });
  await tell({ kind: "access-request", noteId: note.id, byId: null, to: [owner.id] });
  await markNoteSeen(actor, { note: note.shortId });
  const { entries } = await listInbox(actor, { ...place, only: "unread" });
  expect(entries.map(({ title, reason }) => [title, reason])).toEqual([
    ["Sourdough", "access-request"],
    ["Rye", "mention"],
  ]);
  expect(entries[0]?.url).toMatch(/#share$/);
  expect(await countUnread(await actorOf(ben), place)).toEqual({ unread: 2 });
});

test("what was said in a thread that is erased leaves nothing behind", async () => {
  const { actor, owner, ben, note, place } = await scene();
  const { id: commentId, threadId } = await createCommentRow({ note, by: ben });
  await tell({ kind: "comment", noteId: note.id, byId: ben.id, threadId, commentId, to: [owner.id] });
  await db.thread.delete({ where: { id: threadId } });
  expect(await db.notification.count({ where: { userId: owner.id } })).toBe(0);
  await markEntry(actor, { ...place, kind: "note", id: note.shortId, read: false });
  expect(await countUnread(actor, place)).toEqual({ unread: 0 });
});

test("unread again is what can be seen", async () => {
  const { actor, owner, ben, note, place } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  const { id: commentId, threadId } = await createCommentRow({ note, by: ben });
  await tell({ kind: "comment", noteId: note.id, byId: ben.id, threadId, commentId, to: [owner.id] });
  await db.comment.update({ where: { id: commentId }, data: { deletedAt: new Date() } });
  const entry = { ...place, kind: "note", id: note.shortId } as const;
  await markEntry(actor, { ...entry, read: true });
  await markEntry(actor, { ...entry, read: false });
  expect(await countUnread(actor, place)).toEqual({ unread: 1 });
});

test("a request that one person decided waits for none of the others", async () => {
  const { actor, workspace, owner, ben, chi } = await scene();
  const secret = await createNotebook({
    workspace,
    visibility: "private",
    members: [
      { user: owner, access: "manage" },
      { user: ben, access: "manage" },
    ],
  });
  const note = await createNoteRow({ notebook: secret });
  await askForAccess(await actorOf(chi), { workspace: workspace.slug, note: note.shortId, message: "" });
  const his = await actorOf(ben);
  const place = { workspace: workspace.slug };
  expect(await countUnread(his, place)).toEqual({ unread: 1 });
  const request = await db.accessRequest.findFirstOrThrow({ where: { noteId: note.id } });
  await decideRequest(actor, { note: note.shortId, request: request.id, access: null });
  expect(await countUnread(his, place)).toEqual({ unread: 0 });
  expect(await countUnread(actor, place)).toEqual({ unread: 0 });
});

test("who does not manage a note any more does not learn who asks for it", async () => {
  const { workspace, owner, ben, chi, place } = await scene();
  const members = [
    { user: owner, access: "manage" as const },
    { user: ben, access: "manage" as const },
  ];
  const secret = await createNotebook({ workspace, visibility: "private", members });
  const note = await createNoteRow({ notebook: secret });
  await askForAccess(await actorOf(chi), { ...place, note: note.shortId, message: "" });
  await tell({ kind: "mention", noteId: note.id, byId: owner.id, to: [ben.id] });
  const his = await actorOf(ben);
  const reasons = async () =>
    (await listInbox(his, { ...place, ...all })).entries.map(({ reason, others }) => [reason, others]);
  expect(await reasons()).toEqual([["mention", 1]]);

  const lower = { notebookId: secret.id, userId: ben.id };
  await db.notebookMember.updateMany({ where: lower, data: { access: "edit" } });
  expect(await reasons()).toEqual([["mention", 0]]);
  await markNoteSeen(his, { note: note.shortId });
  expect(await countUnread(his, place)).toEqual({ unread: 0 });
  await db.noteGrant.create({
    data: { noteId: note.id, userId: ben.id, workspaceId: workspace.id, access: "manage" },
  });
  expect(await reasons()).toEqual([["access-request", 0]]);
});

test("a line is read and unread by what one sees of it, and nothing else", async () => {
  const { workspace, owner, ben, chi, place } = await scene();
  const members = [
    { user: owner, access: "manage" as const },
    { user: ben, access: "manage" as const },
  ];
  const secret = await createNotebook({ workspace, visibility: "private", members });
  const note = await createNoteRow({ notebook: secret });
  const [his, entry] = [await actorOf(ben), { ...place, kind: "note", id: note.shortId } as const];
  await tell({ kind: "mention", noteId: note.id, byId: owner.id, to: [ben.id] });
  await askForAccess(await actorOf(chi), { ...place, note: note.shortId, message: "" });
  const change = async (access: "edit" | "manage") =>
    await db.notebookMember.updateMany({
      where: { notebookId: secret.id, userId: ben.id },
      data: { access },
    });
  const unread = async () =>
    (await listInbox(his, { ...place, only: "unread" })).entries.map(({ reason, others }) => [
      reason,
      others,
    ]);

  await change("edit");
  await markEntry(his, { ...entry, read: true });
  expect(await unread()).toEqual([]);
  await markEntry(his, { ...entry, read: false });
  expect(await unread()).toEqual([["mention", 0]]);
  await markAllRead(his, place);
  expect(await unread()).toEqual([]);

  await change("manage");
  expect(await unread()).toEqual([["access-request", 0]]);
  await markEntry(his, { ...entry, read: true });
  await change("edit");
  await markEntry(his, { ...entry, read: false });
  await change("manage");
  expect(await unread()).toEqual([["mention", 0]]);
});

test("notes that may not be read any more are not shown, nor counted, nor named", async () => {
  const { workspace, ben, place } = await scene();
  const secret = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: ben, access: "read" }],
  });
  const note = await createNoteRow({ notebook: secret, title: "A secret" });
  await tell({ kind: "mention", noteId: note.id, byId: null, to: [ben.id] });
  const his = await actorOf(ben);
  expect((await listInbox(his, { ...place, ...all })).entries).toHaveLength(1);

  await db.notebookMember.deleteMany({ where: { notebookId: secret.id } });
  expect((await listInbox(his, { ...place, ...all })).entries).toEqual([]);
  expect(await countUnread(his, place)).toEqual({ unread: 0 });
});

test("comments that were deleted are not shown, nor counted, until they are back", async () => {
  const { actor, owner, ben, note, place } = await scene();
  const { id: commentId, threadId } = await createCommentRow({ note, by: ben });
  await tell({ kind: "comment", noteId: note.id, byId: ben.id, threadId, commentId, to: [owner.id] });
  expect(await countUnread(actor, place)).toEqual({ unread: 1 });
  await db.comment.update({ where: { id: commentId }, data: { deletedAt: new Date() } });
  expect(await countUnread(actor, place)).toEqual({ unread: 0 });
  expect((await listInbox(actor, { ...place, ...all })).entries).toEqual([]);
  await db.comment.update({ where: { id: commentId }, data: { deletedAt: null } });
  expect((await listInbox(actor, { ...place, ...all })).entries).toHaveLength(1);
});

test("who was told of a comment hears at once that it is gone, and that it is back", async () => {
  const { ben, chi, note } = await scene();
  const { id: comment, threadId } = await createCommentRow({ note, by: ben });
  const said = { noteId: note.id, byId: ben.id, threadId, commentId: comment };
  await tell({ ...said, kind: "comment", to: [chi.id] });
  const his = await actorOf(ben);
  for (const change of [deleteComment, restoreComment]) {
    const heard = Promise.withResolvers<string>();
    const subscription = await listen(
      (event) => {
        if (event.type === "notifications.changed") heard.resolve(event.userId);
      },
      () => {},
    );
    await change(his, { comment });
    expect(await heard.promise).toBe(chi.id);
    await subscription.close();
  }
});

test("notes in the trash wait there with what was said of them", async () => {
  const { actor, owner, note, place } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: null, to: [owner.id] });
  await db.note.update({ where: { id: note.id }, data: { trashedAt: new Date() } });
  expect((await listInbox(actor, { ...place, ...all })).entries).toEqual([]);
  await db.note.update({ where: { id: note.id }, data: { trashedAt: null } });
  expect((await listInbox(actor, { ...place, ...all })).entries).toHaveLength(1);
});

test("the pages of an inbox hold every line once", async () => {
  const { actor, owner, notebook, place } = await scene();
  const at = new Date();
  for (let index = 0; index < 65; index++) {
    const { id: noteId } = await createNoteRow({ notebook, title: `Note ${index}` });
    await tell({ kind: "mention", noteId, byId: null, to: [owner.id] });
  }
  // Many at the same moment.
  await db.notification.updateMany({ where: { userId: owner.id }, data: { createdAt: at } });
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 3; page++) {
    const inbox = await listInbox(actor, { ...place, ...all, cursor });
    seen.push(...inbox.entries.map(({ title }) => title));
    cursor = inbox.cursor ?? undefined;
  }
  expect(cursor).toBeUndefined();
  expect(new Set(seen).size).toBe(65);
  expect(seen).toHaveLength(65);
  expect((await listInbox(actor, { ...place, ...all, cursor: "nonsense_at all" })).entries).toHaveLength(30);
});

test("watching a note: by writing it, and by what somebody says of it or of its notebook", async () => {
  const { actor, ben, notebook, place } = await scene();
  const { id: shortId } = await createNote(actor, { ...place, title: "Bagels", notebook: notebook.shortId });
  const his = await actorOf(ben);
  const note = { kind: "note", id: shortId } as const;
  const book = { kind: "notebook", id: notebook.shortId } as const;
  expect(await readWatch(actor, note)).toEqual({ level: "watching" });
  expect(await readWatch(his, note)).toEqual({ level: "none" });

  await setWatch(his, { ...book, level: "watching" });
  expect(await readWatch(his, note)).toEqual({ level: "watching" });
  await setWatch(his, { ...note, level: "none" });
  expect(await readWatch(his, note)).toEqual({ level: "none" });
  expect(await readWatch(his, book)).toEqual({ level: "watching" });
  await setWatch(his, { ...note, level: "muted" });
  expect(await readWatch(his, note)).toEqual({ level: "muted" });
});

test("somebody who watches hears of a comment, and somebody who muted the note does not", async () => {
  const { actor, owner, ben, chi, notebook, place } = await scene();
  const { id: shortId } = await createNote(actor, { ...place, title: "Bagels", notebook: notebook.shortId });
  await setWatch(await actorOf(chi), { kind: "note", id: shortId, level: "muted" });
  const anchor = { start: null, end: null, block: null, quote: "", before: "", after: "" };
  const thread = id();
  await createThread(await actorOf(ben), {
    note: shortId,
    id: thread,
    comment: id(),
    anchor,
    text: `Too salty, [@Chi](mention:${chi.id})`,
  });

  const { entries } = await listInbox(actor, { ...place, ...all });
  expect(entries).toMatchObject([{ reason: "comment", people: [{ name: "Ben Okafor" }] }]);
  expect(entries[0]!.url).toContain(`#thread-${thread}`);
  expect(await countUnread(await actorOf(chi), place)).toEqual({ unread: 0 });
  expect(await db.notification.count({ where: { userId: owner.id } })).toBe(1);
});

test("settings: defaults, changes, and what is no longer wanted is not mailed", async () => {
  const { actor, owner, note } = await scene();
  expect(await readNotificationSettings(actor)).toMatchObject({ mail: "gathered", autoWatch: true });
  await tell({ kind: "mention", noteId: note.id, byId: null, to: [owner.id] });
  await tell({ kind: "share", noteId: note.id, byId: null, to: [owner.id] });
  await changeNotificationSettings(actor, {
    mail: "daily",
    dailyHour: 7,
    timeZone: "Europe/Berlin",
    autoWatch: undefined,
    "mail-mention": "on",
  } as never);

  expect(await readNotificationSettings(actor)).toEqual({
    mail: "daily",
    dailyHour: 7,
    timeZone: "Europe/Berlin",
    mailed: ["mention"],
    autoWatch: false,
  });
  const due = await db.notification.findMany({ where: { userId: owner.id, mailDue: true } });
  expect(due.map(({ kind }) => kind)).toEqual(["mention"]);
  await expect(
    changeNotificationSettings(actor, { mail: "never", dailyHour: 7, timeZone: "Mars/Base" } as never),
  ).rejects.toMatchObject({ code: "bad-request" });
});
