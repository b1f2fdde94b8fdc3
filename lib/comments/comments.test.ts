import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { visitor, type Actor, type UserActor } from "#lib/actor.ts";
import { db, transaction } from "#lib/db/db.ts";
import type { Access } from "#lib/db/generated/enums.ts";
import { deleteNote } from "#lib/notes/delete-note.ts";
import { moveNote } from "#lib/notes/move-note.ts";
import { trashNote } from "#lib/notes/trash-note.ts";
import { watchNote } from "#lib/notifications/notify.ts";
import { actorOf, createMember, createNotebook, createUser } from "#lib/testing/factories.ts";
import { withClockOff } from "#lib/testing/with-clock-off.ts";
import { createWrittenNote } from "#lib/testing/written-note.ts";
import { createThread } from "./create-thread.ts";
import { deleteComment } from "./delete-comment.ts";
import { editComment } from "./edit-comment.ts";
import { forgetDeleted } from "./forget-deleted.ts";
import { listThreads, readThread } from "./list-threads.ts";
import { markAllRead, markRead } from "./mark-read.ts";
import { moveThread } from "./move-thread.ts";
import { react } from "./react.ts";
import { reply } from "./reply.ts";
import { reopenThread, resolveThread } from "./resolve-thread.ts";
import { restoreComment } from "./restore-comment.ts";
import { commentLimits } from "./client/limits.ts";
import { CreateThread, Reply } from "./schema.ts";

type Written = Awaited<ReturnType<typeof createWrittenNote>>;

const anchor = {
  start: "AAEC",
  end: "AwQF",
  block: "bbbbbbbbbb",
  quote: "daily",
  before: "Feed it ",
  after: ".",
};
const hour = 3600_000;

let written: Written;
let note: string;
let ada: UserActor;
let ben: UserActor;
beforeEach(async () => {
  written = await createWrittenNote();
  note = written.note.shortId;
  ada = written.actor;
  ben = await guest("Ben Okafor", "comment");
});

async function guest(name: string, access: Access): Promise<UserActor> {
  const user = await createUser({ name });
  await createMember({ workspace: written.workspace, user, role: "guest" });
  await db.notebookMember.create({ data: { notebookId: written.notebook.id, userId: user.id, access } });
  return await actorOf(user);
}

async function start(actor: Actor, text = "How often?") {
  const [id, comment] = [randomUUID(), randomUUID()];
  await createThread(actor, { note, id, comment, anchor, text });
  return { thread: id, comment };
}

async function answer(actor: Actor, thread: string, text: string) {
  return (await reply(actor, { thread, comment: randomUUID(), text })).comment;
}

const list = async (actor: Actor, state: "open" | "resolved" = "open") =>
  await listThreads(actor, { note, state });
const texts = async (actor: Actor) =>
  (await list(actor)).threads.map(({ comments }) =>
    comments.map(({ lines }) => lines.map((runs) => runs.map(({ text }) => text).join("")).join("\n")),
  );

describe("threads", () => {
  test("are started and answered by commenters, and seen by readers with where they are", async () => {
    const { thread } = await start(ben, "How **often**?\nAnd when?");
    await answer(ada, thread, "Daily.");
    const reader = await guest("Rita Reader", "read");
    const { threads, count, mayComment } = await list(reader);
    expect(mayComment).toBe(false);
    expect(count).toEqual({ open: 1, resolved: 0, unread: 1 });
    expect(threads).toMatchObject([{ id: thread, anchor, resolved: null, hidden: 0, unread: true }]);
    expect(threads[0]?.comments).toMatchObject([
      {
        author: { id: ben.userId, name: "Ben Okafor" },
        text: null,
        mayDelete: false,
        lines: [[{ text: "How " }, { text: "often", bold: true }, { text: "?" }], [{ text: "And when?" }]],
      },
      { author: { name: "Ada Marsh" }, lines: [[{ text: "Daily." }]] },
    ]);
  });

  test("sent twice are one, and an id of somebody else's is refused", async () => {
    const given = { note, id: randomUUID(), comment: randomUUID(), anchor, text: "How often?" };
    await createThread(ben, given);
    await createThread(ben, given);
    expect(await texts(ben)).toEqual([["How often?"]]);
    await expect(createThread(ada, given)).rejects.toThrow("could not be sent");
    const answered = { thread: given.id, comment: given.comment, text: "Mine" };
    await expect(reply(ada, answered)).rejects.toThrow("could not be sent");
    expect(await texts(ben)).toEqual([["How often?"]]);
  });

  test("are resolved, opened again, and opened again by an answer", async () => {
    const { thread } = await start(ben);
    await resolveThread(ben, { thread });
    expect((await list(ada)).threads).toEqual([]);
    expect((await list(ada, "resolved")).threads).toMatchObject([
      { id: thread, resolved: { by: { id: ben.userId, name: "Ben Okafor" } } },
    ]);
    expect((await list(ada)).count).toMatchObject({ open: 0, resolved: 1, unread: 0 });
    await reopenThread(ada, { thread });
    expect((await list(ada)).threads).toMatchObject([{ id: thread, resolved: null }]);
    await resolveThread(ada, { thread });
    await answer(ben, thread, "Not yet.");
    expect((await list(ada)).threads).toMatchObject([{ id: thread, resolved: null }]);
  });

  test("of many comments come with the first and the last, and whole when asked", async () => {
    const { thread } = await start(ben, "1");
    for (let n = 2; n <= 25; n++) await answer(n % 2 ? ben : ada, thread, String(n));
    const [listed] = (await list(ada)).threads;
    expect(listed?.hidden).toBe(4);
    expect((await texts(ada))[0]).toEqual(["1", ...Array.from({ length: 20 }, (_, at) => String(at + 6))]);
    const whole = await readThread(ada, { note, thread });
    expect(whole.comments).toHaveLength(25);
    expect(whole.hidden).toBe(0);
  });

  test("come in pages when there are many", async () => {
    const createdAt = new Date(); // of all of them, so that their ids decide
    const rows = Array.from({ length: 101 }, () => ({
      id: randomUUID(),
      noteId: written.note.id,
      createdAt,
    }));
    const words = { quote: "", before: "", after: "" };
    await db.thread.createMany({ data: rows.map((row) => ({ ...row, ...words })) });
    await db.comment.createMany({ data: rows.map(({ id }) => ({ threadId: id, text: "?" })) });
    const first = await list(ada);
    expect(first.threads).toHaveLength(100);
    const second = await listThreads(ada, { note, state: "open", cursor: first.next! });
    expect([...first.threads, ...second.threads].map(({ id }) => id)).toEqual(
      rows.map(({ id }) => id).toSorted(),
    );
    expect(second.next).toBeNull();
    expect(first.count.open).toBe(101);
  });

  test("are tied to their words again by editors only, and keep their quote", async () => {
    const { thread } = await start(ben);
    const place = { start: "CQkJ", end: "CAgI", block: "cccccccccc", before: "Do it ", after: "!" };
    await expect(moveThread(ben, { thread, place })).rejects.toMatchObject({ code: "forbidden" });
    await moveThread(ada, { thread, place });
    expect((await list(ada)).threads[0]?.anchor).toEqual({ ...anchor, ...place });
  });

  test("stay with a note that moves, are not to be had from the trash, and go with it", async () => {
    const { thread } = await start(ben);
    const shed = await createNotebook({ workspace: written.workspace, name: "Shed", position: "a1" });
    await moveNote(ada, { id: note, notebook: shed.shortId });
    expect((await list(ada)).threads).toMatchObject([{ id: thread }]);
    await trashNote(ada, { id: note });
    await expect(list(ada)).rejects.toMatchObject({ code: "not-found" });
    await expect(answer(ada, thread, "Late.")).rejects.toMatchObject({ code: "not-found" });
    await deleteNote(ada, { id: note });
    expect(await db.thread.count({ where: { id: thread } })).toBe(0);
    expect(await db.comment.count({ where: { threadId: thread } })).toBe(0);
  });
});

describe("comments", () => {
  test("are changed by whoever wrote them, and by nobody else", async () => {
    const { comment } = await start(ben);
    await expect(editComment(ada, { comment, text: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
    await editComment(ben, { comment, text: "How _often_?" });
    const [thread] = (await list(ben)).threads;
    expect(thread?.comments[0]).toMatchObject({
      text: "How _often_?",
      editedAt: expect.any(String) as string,
    });
    expect(await texts(ada)).toEqual([["How often?"]]);
  });

  test("are deleted by their author or a manager, put back for an hour, and then erased", async () => {
    const { thread, comment } = await start(ben, "Secret plans");
    const other = await guest("Cleo Abara", "edit");
    await answer(other, thread, "Hm.");
    await expect(deleteComment(other, { comment })).rejects.toMatchObject({ code: "forbidden" });
    await deleteComment(ada, { comment });
    const [shown] = (await list(ben)).threads;
    expect(shown?.comments).toMatchObject([
      { deleted: true, lines: [], text: null, mayDelete: false },
      { lines: [[{ text: "Hm." }]] },
    ]);
    await expect(restoreComment(ben, { comment })).rejects.toMatchObject({ code: "forbidden" });
    await restoreComment(ada, { comment });
    expect(await texts(ben)).toEqual([["Secret plans", "Hm."]]);

    await deleteComment(ben, { comment });
    await forgetDeleted(Date.now() + hour + 1_000);
    expect(await db.comment.findUnique({ where: { id: comment } })).toMatchObject({ text: "" });
    await db.comment.update({ where: { id: comment }, data: { deletedAt: new Date(Date.now() - 2 * hour) } });
    await expect(restoreComment(ben, { comment })).rejects.toMatchObject({ code: "conflict" });
  });

  test("that nobody answered take their thread with them, until they are put back", async () => {
    const { thread, comment } = await start(ben);
    await deleteComment(ben, { comment });
    expect(await list(ada)).toMatchObject({ threads: [], count: { open: 0, unread: 0 } });
    await restoreComment(ben, { comment });
    expect((await list(ada)).threads).toMatchObject([{ id: thread }]);
    await deleteComment(ben, { comment });
    await forgetDeleted();
    expect(await db.thread.count({ where: { id: thread } })).toBe(1);
    await forgetDeleted(Date.now() + hour + 1_000);
    expect(await db.thread.count({ where: { id: thread } })).toBe(0);
  });

  test("get reactions, each person's once", async () => {
    const { comment } = await start(ben);
    await react(ada, { comment, emoji: "🌱", on: true });
    await react(ada, { comment, emoji: "🌱", on: true });
    await react(ben, { comment, emoji: "🌱", on: true });
    await react(ben, { comment, emoji: "👍🏽", on: true });
    const reactions = async (actor: Actor) => (await list(actor)).threads[0]?.comments[0]?.reactions;
    expect(await reactions(ada)).toEqual([
      { emoji: "🌱", count: 2, mine: true, names: ["Ada Marsh", "Ben Okafor"] },
      { emoji: "👍🏽", count: 1, mine: false, names: ["Ben Okafor"] },
    ]);
    await react(ada, { comment, emoji: "🌱", on: false });
    expect(await reactions(ada)).toMatchObject([{ emoji: "🌱", count: 1, mine: false }, { emoji: "👍🏽" }]);
    await db.commentReaction.createMany({
      data: Array.from({ length: commentLimits.reactions }, (_, at) => ({
        commentId: comment,
        userId: ada.userId,
        emoji: String(at),
      })),
    });
    await expect(react(ben, { comment, emoji: "🍞", on: true })).rejects.toMatchObject({ code: "conflict" });
  });

  test("fill a thread at last", async () => {
    const { thread } = await start(ben);
    const data = Array.from({ length: commentLimits.commentsOfThread - 1 }, () => ({
      threadId: thread,
      text: "?",
    }));
    await db.comment.createMany({ data });
    await expect(answer(ben, thread, "One more")).rejects.toThrow("Start a new thread");
  });

  test("of people who left stay, without a name", async () => {
    const { comment } = await start(ben);
    await db.user.delete({ where: { id: ben.userId } });
    expect((await list(ada)).threads[0]?.comments).toMatchObject([{ id: comment, author: null }]);
  });
});

describe("unread", () => {
  test("is what others wrote since one looked; one's own words are read", async () => {
    const { thread, comment } = await start(ben);
    expect((await list(ben)).count.unread).toBe(0);
    expect((await list(ada)).count.unread).toBe(1);
    await markRead(ada, { thread, upTo: comment });
    expect((await list(ada)).count.unread).toBe(0);
    const second = await answer(ben, thread, "And when?");
    expect((await list(ada)).threads).toMatchObject([{ unread: true }]);
    await markRead(ada, { thread, upTo: second });
    await markRead(ada, { thread, upTo: comment });
    expect((await list(ada)).threads, "reading an older one again takes nothing back").toMatchObject([
      { unread: false },
    ]);
    await answer(ben, thread, "Well?");
    await start(ben);
    expect((await list(ada)).count.unread).toBe(2);
    await markAllRead(ada, { note });
    expect((await list(ada)).count.unread).toBe(0);
  });

  test("is told by one clock, whichever process words come through", async () => {
    const { thread, comment } = await withClockOff(10, () => start(ben, "How often?"));
    await markRead(ada, { thread, upTo: comment });
    await answer(ben, thread, "Well?");
    expect((await list(ada)).count.unread).toBe(1);
    expect(await texts(ada)).toEqual([["How often?", "Well?"]]);
  });
});

describe("who is told", () => {
  const told = async (actor: UserActor) =>
    (await db.notification.findMany({ where: { userId: actor.userId }, orderBy: { createdAt: "asc" } })).map(
      ({ kind, commentId }) => ({ kind, commentId }),
    );

  test("watchers of a thread, its speakers of answers, and the named of being named; nobody of their own words", async () => {
    await transaction((tx) => watchNote(tx, { noteId: written.note.id, userId: ada.userId }));
    const { thread, comment } = await start(ben);
    expect(await told(ada)).toEqual([{ kind: "comment", commentId: comment }]);
    const cleo = await guest("Cleo Abara", "comment");
    const second = await answer(cleo, thread, "Daily.");
    expect(await told(ben)).toEqual([{ kind: "reply", commentId: second }]);
    expect(await told(cleo)).toEqual([]);
    const dora = await guest("Dora Lind", "read");
    const named = await answer(ben, thread, `Ask [@Dora Lind](mention:${dora.userId})`);
    expect(await told(dora)).toEqual([{ kind: "comment-mention", commentId: named }]);
    const edited = await answer(cleo, thread, "Hm.");
    await editComment(cleo, { comment: edited, text: `Hm, [@Dora Lind](mention:${dora.userId})?` });
    await editComment(cleo, { comment: edited, text: `Hm, [@Dora Lind](mention:${dora.userId})!` });
    expect(await told(dora)).toHaveLength(2);
  });

  test("nobody who may not read the note", async () => {
    const stranger = await createUser({ name: "Sam Stranger" });
    await start(ben, `Ask [@Sam](mention:${stranger.id})`);
    expect(await db.notification.count({ where: { userId: stranger.id } })).toBe(0);
  });
});

describe("who may", () => {
  test("readers read and do nothing else; visitors and strangers learn nothing", async () => {
    const { thread, comment } = await start(ben);
    const reader = await guest("Rita Reader", "read");
    const forbidden = { code: "forbidden" };
    await expect(start(reader)).rejects.toMatchObject(forbidden);
    await expect(answer(reader, thread, "Hm.")).rejects.toMatchObject(forbidden);
    await expect(resolveThread(reader, { thread })).rejects.toMatchObject(forbidden);
    await expect(react(reader, { comment, emoji: "👍", on: true })).rejects.toMatchObject(forbidden);
    const stranger = await actorOf(await createUser({ name: "Sam Stranger" }));
    for (const actor of [stranger, visitor]) {
      await expect(list(actor)).rejects.toMatchObject({ code: "not-found" });
      await expect(answer(actor, thread, "Hm.")).rejects.toMatchObject({ code: "not-found" });
      await expect(readThread(actor, { note, thread })).rejects.toMatchObject({ code: "not-found" });
    }
    const elsewhere = await createWrittenNote();
    const asked = readThread(elsewhere.actor, { note: elsewhere.note.shortId, thread });
    await expect(asked).rejects.toMatchObject({ code: "not-found" });
  });

  test("who lost the right to comment changes nothing any more", async () => {
    const { thread, comment } = await start(ben);
    await db.notebookMember.updateMany({ where: { userId: ben.userId }, data: { access: "read" } });
    await expect(editComment(ben, { comment, text: "Hm." })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteComment(ben, { comment })).rejects.toMatchObject({ code: "forbidden" });
    expect((await readThread(ben, { note, thread })).comments).toMatchObject([
      { text: null, mayDelete: false },
    ]);
  });
});

test("what is sent is checked: no empty text, none too long, one emoji, no giant anchors", () => {
  const sent = { thread: randomUUID(), comment: randomUUID() };
  const message = (text: string) => Reply.safeParse({ ...sent, text }).error?.issues[0]?.message;
  expect(message("  \n ")).toBe("Write something first.");
  expect(message("x".repeat(5_001))).toMatch("5,000 characters");
  expect(Reply.parse({ ...sent, text: " a\u0000\r\nb " }).text).toBe("a\nb");
  const thread = { note: "abc", id: randomUUID(), comment: randomUUID(), text: "?" };
  expect(CreateThread.safeParse({ ...thread, anchor }).success).toBe(true);
  expect(CreateThread.safeParse({ ...thread, anchor: { ...anchor, quote: "x".repeat(2_001) } }).success).toBe(
    false,
  );
  expect(CreateThread.safeParse({ ...thread, anchor: { ...anchor, start: "?" } }).success).toBe(false);
});
