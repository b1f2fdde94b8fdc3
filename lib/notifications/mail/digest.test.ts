import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "#lib/db/db.ts";
import type { LongJob } from "#lib/jobs/long-jobs.ts";
import { longJobs } from "#lib/jobs/long-jobs.ts";
import { mostAttempts } from "#lib/mail/send-mail.ts";
import { startJobs } from "#lib/server/jobs.ts";
import {
  actorOf,
  createCommentRow,
  createMember,
  createNotebook,
  createNoteRow,
  createSetting,
  createUser,
} from "#lib/testing/factories.ts";
import { startMailServer, type ArrivedMail, type TestMailServer } from "#lib/testing/mail-server.ts";
import { forgetNotifications } from "../forget-notifications.ts";
import { listInbox } from "../list-inbox.ts";
import { markEntry } from "../mark-entries.ts";
import { notify, type Happened } from "../notify.ts";
import { isUnsubscribeToken, unsubscribe } from "../unsubscribe.ts";
import { digestJob, sendDigest } from "./digest-job.ts";
import { duePeople } from "./due-people.ts";

const password = "a pass/word:with@signs";
let server: TestMailServer;
let port = 0;

beforeAll(async () => {
  server = await startMailServer({ password });
  ({ port } = server);
  Object.assign(process.env, {
    SMTP_URL: `smtp://notes:${encodeURIComponent(password)}@127.0.0.1:${port}?tls.rejectUnauthorized=false`,
    MAIL_FROM: "Our notes <notes@example.com>",
    PUBLIC_URL: "https://notes.example.com",
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  await db.notification.updateMany({ data: { mailDue: false } });
  server.arrived.length = 0;
});

async function scene() {
  const setting = await createSetting();
  const { workspace, notebook } = setting;
  const ben = await createUser({ name: "Ben Okafor" });
  const chi = await createUser({ name: "Chi Lin" });
  for (const user of [ben, chi]) await createMember({ workspace, user });
  const note = await createNoteRow({ notebook, title: "Sourdough" });
  return { ...setting, ben, chi, note };
}

const tell = (happened: Happened) => transaction((tx) => notify(tx, happened));

/** Moves everything that was told this person so many minutes back. */
async function age(userId: string, minutes: number): Promise<void> {
  const at = new Date(Date.now() - minutes * 60_000);
  await db.notification.updateMany({ where: { userId }, data: { createdAt: at } });
}

function onlyMail(): ArrivedMail {
  expect(server.arrived).toHaveLength(1);
  return server.arrived[0]!;
}

test("what happened comes in one mail, with links of this server, and is not sent again", async () => {
  const { owner, ben, chi, note, notebook, workspace } = await scene();
  const rye = await createNoteRow({ notebook, title: "Rye & <spelt>" });
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  let thread = "";
  for (const by of [ben, chi, chi]) {
    const comment = await createCommentRow({ note: rye, by, text: "Too <much> water" });
    thread = comment.threadId;
    const told = { noteId: rye.id, byId: by.id, threadId: thread, commentId: comment.id };
    await tell({ ...told, kind: "reply", to: [owner.id] });
  }
  await sendDigest(owner.id);
  await sendDigest(owner.id);

  const { mail, envelopeTo, user, encrypted, source } = onlyMail();
  expect({ envelopeTo, user, encrypted }).toEqual({
    envelopeTo: [owner.email],
    user: "notes",
    encrypted: true,
  });
  expect(mail.from?.text).toBe('"Our notes" <notes@example.com>');
  expect(mail.subject).toBe("Updates to “Sourdough” and another note");
  expect(mail.text).toContain("Ben Okafor mentioned you");
  expect(mail.text).toContain("Ben Okafor and Chi Lin replied");
  expect(mail.text).toContain("Ben Okafor: “Too <much> water”");
  const url = `https://notes.example.com/w/${workspace.slug}/n/`;
  expect(mail.text).toContain(`${url}sourdough-${note.shortId}`);
  expect(mail.text).toContain(`${url}rye-spelt-${rye.shortId}#thread-${thread}`);
  expect(mail.html).toContain("Rye &amp; &lt;spelt&gt;</a>");
  expect(mail.html).not.toContain("<spelt>");
  expect(mail.html).toContain("prefers-color-scheme: dark");
  for (const other of [ben, chi]) expect(source).not.toContain(other.email);
  expect(await db.notification.count({ where: { userId: owner.id, mailDue: true } })).toBe(0);
});

test("mail waits for five quiet minutes, fifteen at most, or for the hour of the day", async () => {
  const { owner, ben, chi, note } = await scene();
  for (const { id: userId } of [owner, ben, chi])
    await tell({ kind: "mention", noteId: note.id, byId: null, to: [userId] });
  const daily = { mail: "daily", dailyHour: 8, timeZone: "Asia/Tokyo" } as const;
  await db.notificationSettings.create({ data: { userId: chi.id, ...daily } });
  const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10, 12, minutes));
  const when = (userId: string, minutes: number) =>
    db.notification.updateMany({ where: { userId }, data: { createdAt: at(minutes) } });
  await when(owner.id, 0);
  await when(chi.id, 0); // 21:00 in Tokyo
  await when(ben.id, 0);
  const his = {
    userId: ben.id,
    workspaceId: note.workspaceId,
    noteId: note.id,
    kind: "mention",
    mailDue: true,
  };
  for (const minutes of [4, 8, 12])
    await db.notification.create({ data: { ...his, createdAt: at(minutes) } });

  expect(await duePeople(at(4))).toEqual([]);
  expect(await duePeople(at(5))).toEqual([owner.id]);
  expect(await duePeople(at(14))).toEqual([owner.id]);
  expect((await duePeople(at(15))).length).toBe(2);
  const eightInTokyo = new Date(Date.UTC(2026, 2, 10, 23, 0));
  expect(await duePeople(new Date(eightInTokyo.getTime() - 1))).not.toContain(chi.id);
  expect(await duePeople(eightInTokyo)).toContain(chi.id);
});

test("what was read, what may not be read any more, and unwanted kinds are not mailed", async () => {
  const { actor, owner, ben, note, notebook, workspace } = await scene();
  const secret = await createNotebook({
    workspace,
    visibility: "private",
    members: [{ user: owner, access: "read" }],
  });
  const hidden = await createNoteRow({ notebook: secret, title: "A secret" });
  const other = await createNoteRow({ notebook, title: "Rye" });
  const kept = await createNoteRow({ notebook, title: "Bagels" });
  for (const noteId of [note.id, hidden.id, kept.id])
    await tell({ kind: "mention", noteId, byId: ben.id, to: [owner.id] });
  await tell({ kind: "share", noteId: other.id, byId: ben.id, to: [owner.id] });
  await markEntry(actor, { workspace: workspace.slug, kind: "note", id: note.shortId, read: true });
  await db.notebookMember.deleteMany({ where: { notebookId: secret.id } });
  await db.notificationSettings.create({ data: { userId: owner.id, notMailed: ["share"] } });
  await sendDigest(owner.id);

  const { mail, source } = onlyMail();
  expect(mail.subject).toBe("Ben Okafor mentioned you: “Bagels”");
  for (const title of ["A secret", "Sourdough", "Rye"]) expect(source).not.toContain(title);
});

test("who asks for a note is mailed to those who manage it, and not to those who did", async () => {
  const { owner, ben, chi, note } = await scene();
  await tell({ kind: "access-request", noteId: note.id, byId: chi.id, to: [owner.id, ben.id] });
  await sendDigest(owner.id);
  await sendDigest(ben.id); // may only edit

  const { mail, envelopeTo } = onlyMail();
  expect(envelopeTo).toEqual([owner.email]);
  expect(mail.text).toContain("Chi Lin");
});

test("a comment that was deleted meanwhile is not mailed", async () => {
  const { owner, ben, note } = await scene();
  const { id: commentId, threadId } = await createCommentRow({ note, by: ben });
  await tell({ kind: "reply", noteId: note.id, byId: ben.id, threadId, commentId, to: [owner.id] });
  await db.comment.update({ where: { id: commentId }, data: { deletedAt: new Date() } });
  await sendDigest(owner.id);
  expect(server.arrived).toEqual([]);
});

test("a person without access to anything that was told gets no mail at all", async () => {
  const { owner, ben, note, workspace } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: owner.id, to: [ben.id] });
  await db.member.deleteMany({ where: { workspaceId: workspace.id, userId: ben.id } });
  await sendDigest(ben.id);
  expect(server.arrived).toEqual([]);
  expect(await db.notification.count({ where: { userId: ben.id, mailDue: true } })).toBe(0);
});

test("line breaks in names and titles begin no headers", async () => {
  const { owner, note } = await scene();
  const eve = await createUser({ name: "Eve\r\nBcc: everybody@example.com" });
  await db.note.update({ where: { id: note.id }, data: { title: "Bread\r\n\r\nX-Evil:\u2028yes" } });
  await tell({ kind: "mention", noteId: note.id, byId: eve.id, to: [owner.id] });
  await sendDigest(owner.id);

  const { mail, envelopeTo } = onlyMail();
  expect(envelopeTo).toEqual([owner.email]);
  expect(mail.bcc).toBeUndefined();
  expect(mail.headers.has("x-evil")).toBe(false);
  expect(mail.subject).toBe("Eve Bcc: everybody@example.com mentioned you: “Bread X-Evil: yes”");
});

test("the link in a mail turns mail off, once it is asked to, and nothing else", async () => {
  const { actor, owner, ben, note, workspace } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await sendDigest(owner.id);
  const headers = onlyMail().mail.headers;
  expect(onlyMail().source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  const token =
    /https:\/\/notes\.example\.com\/unsubscribe\/([\w-]+)/.exec(onlyMail().mail.text ?? "")?.[1] ?? "";
  expect(onlyMail().source.replaceAll(/\r?\n\s+/g, "")).toContain(`/notifications/unsubscribe/${token}>`);
  expect(isUnsubscribeToken(token)).toBe(true);

  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await unsubscribe({ token });
  await age(owner.id, 60);
  expect(await duePeople()).not.toContain(owner.id);
  await sendDigest(owner.id);
  expect(server.arrived).toHaveLength(1);
  expect((await listInbox(actor, { workspace: workspace.slug, only: "unread" })).entries).toHaveLength(1);

  const forged = Buffer.from(token, "base64url");
  forged[3]! ^= 1;
  for (const wrong of ["", "x", token.slice(0, -2), forged.toString("base64url")]) {
    expect(isUnsubscribeToken(wrong)).toBe(false);
    await expect(unsubscribe({ token: wrong })).rejects.toMatchObject({ code: "not-found" });
  }
});

test("while the mail server is away mail waits, and then comes once", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  const { owner, ben, note } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await age(owner.id, 6);
  await server.close();
  await sendDigest(owner.id);
  expect(String(reported.mock.calls[0]?.[0])).toContain("could not be sent");
  expect(String(reported.mock.calls)).not.toContain(owner.email);
  expect(await duePeople()).not.toContain(owner.id);
  const later = new Date(Date.now() + 61_000);
  expect(await duePeople(later)).toContain(owner.id);

  server = await startMailServer({ port, password: "another" });
  await sendDigest(owner.id); // it refuses the password
  expect(server.arrived).toEqual([]);
  await server.close();
  server = await startMailServer({ port, password, refusal: { code: 451, message: "Try again later" } });
  await sendDigest(owner.id);
  await server.close();
  expect(
    (await db.notificationSettings.findUniqueOrThrow({ where: { userId: owner.id } })).mailFailures,
  ).toBe(3);

  server = await startMailServer({ port, password });
  await sendDigest(owner.id);
  await sendDigest(owner.id);
  expect(onlyMail().mail.subject).toContain("Sourdough");
  const after = await db.notificationSettings.findUniqueOrThrow({ where: { userId: owner.id } });
  expect(after).toMatchObject({ mailFailures: 0, mailRetryAt: null });
  reported.mockRestore();
});

test("mail that nobody takes is given up in the end, which the operator hears; the inbox keeps it", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => {});
  const { actor, owner, ben, note, workspace } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await server.close();
  server = await startMailServer({ port, password, refusal: { code: 550, message: "No such person" } });
  for (let attempt = 0; attempt < mostAttempts; attempt++) await sendDigest(owner.id);
  await server.close();
  server = await startMailServer({ port, password });

  expect(reported.mock.calls.some(([line]) => String(line).includes("Mail was given up"))).toBe(true);
  expect(await db.notification.count({ where: { userId: owner.id, mailDue: true } })).toBe(0);
  expect((await listInbox(actor, { workspace: workspace.slug, only: "unread" })).entries).toHaveLength(1);
  reported.mockRestore();
});

test("the queue of jobs sends what is due, once, also when it is asked twice", async () => {
  const { owner, ben, note } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await age(owner.id, 6);
  const sent = Promise.withResolvers<void>();
  const watched: LongJob = {
    ...digestJob,
    async run(userId, signal) {
      await digestJob.run(userId, signal);
      sent.resolve();
    },
  };
  const jobs = longJobs([watched]);
  await jobs.wake();
  await jobs.wake();
  await sent.promise;
  await jobs.wake();
  await jobs.close();
  expect(onlyMail().envelopeTo).toEqual([owner.email]);
}, 30_000);

test("the product's own jobs send it", async () => {
  const { owner, ben, note } = await scene();
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await age(owner.id, 6);
  const running = await startJobs();
  await vi.waitFor(() => expect(server.arrived.length).toBeGreaterThan(0), { timeout: 20_000 });
  await running.close();
  expect(onlyMail().envelopeTo).toEqual([owner.email]);
}, 40_000);

test("old news is not mailed, and what was read long ago is forgotten", async () => {
  const { actor, owner, ben, note, notebook, workspace } = await scene();
  const other = await createNoteRow({ notebook });
  await tell({ kind: "mention", noteId: note.id, byId: ben.id, to: [owner.id] });
  await tell({ kind: "mention", noteId: other.id, byId: ben.id, to: [owner.id] });
  await markEntry(actor, { workspace: workspace.slug, kind: "note", id: other.shortId, read: true });
  await forgetNotifications(Date.now() + 8 * 24 * 3600_000);
  expect(await db.notification.findMany({ where: { userId: owner.id, mailDue: true } })).toEqual([]);
  await forgetNotifications(Date.now() + 91 * 24 * 3600_000);
  expect(await db.notification.count({ where: { userId: owner.id } })).toBe(1);
  expect((await actorOf(owner)).kind).toBe("user");
});
