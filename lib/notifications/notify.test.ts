import { expect, test } from "vitest";
import { db, transaction, type Tx } from "#lib/db/db.ts";
import type { Role, WatchLevel } from "#lib/db/generated/enums.ts";
import { listen } from "#lib/events/listen.ts";
import {
  actorOf,
  createCommentRow,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
  createUser,
} from "#lib/testing/factories.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { notify, notifyOfNotebook, watchNote, type Happened } from "./notify.ts";

async function setting() {
  const { owner, workspace, notebook } = await createSetting();
  const note = await createNoteRow({ notebook });
  const join = async (role: Role = "member") => (await createMember({ workspace, role })).userId;
  return { owner, workspace, notebook, note, join };
}

const id = () => crypto.randomUUID();

async function tell(happened: Happened): Promise<void> {
  await transaction((tx) => notify(tx, happened));
}

/** The ids of a comment on the note. */
async function aComment(note: { id: string }): Promise<{ threadId: string; commentId: string }> {
  const { threadId, id: commentId } = await createCommentRow({ note });
  return { threadId, commentId };
}

async function watch(userId: string, noteId: string, level: WatchLevel = "watching"): Promise<void> {
  await db.watch.create({ data: { userId, noteId, level } });
}

/** What everybody was told of a note: kinds by person. */
async function told(noteId: string): Promise<Record<string, string[]>> {
  const rows = await db.notification.findMany({ where: { noteId }, orderBy: { createdAt: "asc" } });
  const kinds: Record<string, string[]> = {};
  for (const { userId, kind } of rows) (kinds[userId] ??= []).push(kind);
  return kinds;
}

test("those a comment is meant for and those who watch are told, each once, but not its author", async () => {
  const { note, join } = await setting();
  const [author, watcher, both, neither] = [await join(), await join(), await join(), await join()];
  for (const userId of [author, watcher, both]) await watch(userId, note.id);
  const said = { noteId: note.id, byId: author, ...(await aComment(note)) };
  await tell({ ...said, kind: "reply", to: [author, both] });

  expect(await told(note.id)).toEqual({ [watcher]: ["comment"], [both]: ["reply"] });
  expect(Object.keys(await told(note.id))).not.toContain(neither);
});

test("of several reasons for one comment the strongest is kept, in whatever order they are given", async () => {
  const { note, join } = await setting();
  const [author, first, second] = [await join(), await join(), await join()];
  const said = { noteId: note.id, byId: author, ...(await aComment(note)) };
  await tell({ ...said, kind: "comment", to: [first] });
  await db.notification.updateMany({ where: { userId: first }, data: { readAt: new Date() } });
  await tell({ ...said, kind: "comment-mention", to: [first, second] });
  await tell({ ...said, kind: "reply", to: [first, second] });

  expect(await told(note.id)).toEqual({ [first]: ["comment-mention"], [second]: ["comment-mention"] });
  const [upgraded] = await db.notification.findMany({ where: { userId: first } });
  expect(upgraded?.readAt).toBeNull();
});

test("nobody is told of a note that they may not read", async () => {
  const { workspace, owner, join } = await setting();
  const reader = await join();
  const secret = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: { id: reader }, access: "read" }],
  });
  const note = await createNoteRow({ notebook: secret });
  const [outside, guest, suspended] = [(await createUser()).id, await join("guest"), await join()];
  await db.notebookMember.create({ data: { notebookId: secret.id, userId: suspended, access: "manage" } });
  await db.user.update({ where: { id: suspended }, data: { suspendedAt: new Date() } });
  const everybody = [reader, outside, guest, suspended, owner.id, id()];
  for (const userId of everybody.slice(0, 5)) await watch(userId, note.id);
  await tell({ kind: "comment", noteId: note.id, byId: null, ...(await aComment(note)), to: everybody });
  await tell({ kind: "mention", noteId: note.id, byId: null, to: everybody });

  expect(await told(note.id)).toEqual({ [reader]: ["comment", "mention"] });
});

test("nobody is told of a note in the trash", async () => {
  const { note, join } = await setting();
  const reader = await join();
  await db.note.update({ where: { id: note.id }, data: { trashedAt: new Date() } });
  await tell({ kind: "share", noteId: note.id, byId: null, to: [reader] });

  expect(await told(note.id)).toEqual({});
});

test("muting wins over every reason, and what was said of the note over what was said of its notebook", async () => {
  const { note, notebook, join } = await setting();
  const [muted, mutedAround, stopped, around, except] = await Promise.all([1, 2, 3, 4, 5].map(() => join()));
  await watch(muted!, note.id, "muted");
  await watch(stopped!, note.id, "stopped");
  await watch(except!, note.id, "watching");
  const of = (userId: string, level: WatchLevel) => ({ userId, level, notebookId: notebook.id });
  await db.watch.createMany({
    data: [
      of(muted!, "watching"),
      of(mutedAround!, "muted"),
      of(stopped!, "watching"),
      of(around!, "watching"),
      of(except!, "muted"),
    ],
  });
  await tell({ kind: "comment", noteId: note.id, byId: null, ...(await aComment(note)) });
  expect(await told(note.id)).toEqual({ [around!]: ["comment"], [except!]: ["comment"] });

  await tell({ kind: "mention", noteId: note.id, byId: null, to: [muted!, mutedAround!, stopped!] });
  expect(await told(note.id)).toMatchObject({ [stopped!]: ["mention"] });
  expect(Object.keys(await told(note.id))).not.toContain(muted);
  expect(Object.keys(await told(note.id))).not.toContain(mutedAround);
  await tell({ kind: "access-request", noteId: note.id, byId: null, to: [muted!] });
  expect(Object.keys(await told(note.id))).toContain(muted);
});

test("mails are due for those who want them, of the kinds they want", async () => {
  const { note, join } = await setting();
  const [usual, never, some] = [await join(), await join(), await join()];
  await db.notificationSettings.create({ data: { userId: never, mail: "never" } });
  await db.notificationSettings.create({ data: { userId: some, notMailed: ["share"] } });
  await tell({ kind: "share", noteId: note.id, byId: null, to: [usual, never, some] });
  await tell({ kind: "mention", noteId: note.id, byId: null, to: [some] });

  const due = await db.notification.findMany({ where: { noteId: note.id, mailDue: true } });
  expect(due).toHaveLength(2);
  expect(due.find(({ userId }) => userId === usual)?.kind).toBe("share");
  expect(due.find(({ userId }) => userId === some)?.kind).toBe("mention");
});

test("people hear of it once it is written, and not when it is rolled back", async () => {
  const { note, join } = await setting();
  const [first, second] = [await join(), await join()];
  const heard: string[] = [];
  const done = Promise.withResolvers<void>();
  const subscription = await listen(
    (event) => {
      if (event.type !== "notifications.changed") return;
      heard.push(event.userId);
      if (event.userId === second) done.resolve();
    },
    () => {},
  );
  const told = { kind: "share", noteId: note.id, byId: null } as const;
  await expect(
    transaction(async (tx) => {
      await notify(tx, { ...told, to: [first] });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await tell({ ...told, to: [second] });
  await done.promise;
  await subscription.close();

  expect(heard).not.toContain(first);
});

/** The same transaction; says each time that something is asked of the database. */
function counting(tx: Tx, asked: () => void): Tx {
  const watched = (part: object): object =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === "object" && value !== null) return watched(value);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          asked();
          return Reflect.apply(value, target, given);
        };
      },
    });
  return watched(tx) as Tx;
}

test("telling many people asks the database no more often than telling one", async () => {
  const { note, notebook, join } = await setting();
  const many = await Promise.all(Array.from({ length: 9 }, () => join()));
  const asksFor = async (to: string[]) => {
    let asks = 0;
    await transaction(async (plain) => {
      const tx = counting(plain, () => (asks += 1));
      await notify(tx, { kind: "share", noteId: note.id, byId: null, to });
      await notifyOfNotebook(tx, { notebookId: notebook.id, byId: null, to });
    });
    return asks;
  };
  const one = await asksFor(many.slice(0, 1));
  expect(await asksFor(many)).toBe(one);
  expect(one).toBeGreaterThan(5);
  expect(await db.notification.count({ where: { userId: { in: many } } })).toBe(20);
});

test("whoever writes watches the note, unless they said otherwise", async () => {
  const { note, notebook, join } = await setting();
  const [usual, stopped, byHand, muted] = [await join(), await join(), await join(), await join()];
  await watch(stopped, note.id, "stopped");
  await db.notificationSettings.create({ data: { userId: byHand, autoWatch: false } });
  await db.watch.create({ data: { userId: muted, notebookId: notebook.id, level: "muted" } });
  for (const userId of [usual, usual, stopped, byHand, muted, id()])
    await transaction((tx) => watchNote(tx, { noteId: note.id, userId }));

  const watches = await db.watch.findMany({
    where: { noteId: note.id },
    select: { userId: true, level: true },
  });
  expect(watches).toHaveLength(2);
  expect(watches).toContainEqual({ userId: usual, level: "watching" });
  expect(watches).toContainEqual({ userId: stopped, level: "stopped" });
});

test("people who are newly named for a notebook are told that it is shared with them", async () => {
  const { owner, notebook, join } = await setting();
  const [guest, named] = [await join("guest"), await join("guest")];
  await db.notebookMember.create({ data: { notebookId: notebook.id, userId: named, access: "read" } });
  const members = [
    { userId: owner.id, access: "manage" as const },
    { userId: guest, access: "read" as const },
    { userId: named, access: "edit" as const },
  ];
  await setNotebookAccess(await actorOf(owner), { id: notebook.shortId, visibility: "private", members });

  const rows = await db.notification.findMany({ where: { notebookId: notebook.id } });
  expect(rows).toMatchObject([{ userId: guest, byId: owner.id, kind: "share", mailDue: true }]);
});
