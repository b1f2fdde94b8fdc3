import type { Page } from "playwright/test";
import { db, transaction } from "#lib/db/db.ts";
import { createThread } from "#lib/comments/create-thread.ts";
import { notify } from "#lib/notifications/notify.ts";
import { unsubscribeToken } from "#lib/notifications/unsubscribe.ts";
import {
  actorOf,
  createCommentRow,
  createMember,
  createNoteRow,
  createUser,
} from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { goToEnd, noteOf, openNote } from "./note-page.ts";

async function join(workspace: { id: string }, name: string) {
  const user = await createUser({ name });
  await createMember({ workspace, user });
  return user;
}

const inboxOf = (page: Page, unread = "") =>
  page
    .getByRole("navigation")
    .getByRole("link", { name: `Inbox${unread && ` ${unread} unread`}`, exact: true });

/** A comment of that person on the whole of a note. */
async function comment(user: { id: string }, note: { id: string }, text: string): Promise<void> {
  const anchor = { start: null, end: null, block: null, quote: "", before: "", after: "" };
  const [id, first] = [crypto.randomUUID(), crypto.randomUUID()];
  await createThread(await actorOf(user), { note: note.id, id, comment: first, anchor, text });
}

test("somebody named in a text hears of it at once, opens it, and has read it", async ({ ana, openAs }) => {
  const ben = await join(ana.workspace, "Ben Okafor");
  const hub = await noteOf(ana, { title: "Hub", markdown: "Ask" });
  const other = await noteOf(ana, { title: "Elsewhere", markdown: "Here." });
  const his = await openNote(await openAs(ben), other);
  await expect(inboxOf(his.page)).toBeVisible();

  const hers = await openNote(ana.page, hub);
  await goToEnd(hers);
  await ana.page.keyboard.type(" @ben");
  await expect(ana.page.getByRole("option", { name: "Ben Okafor" })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  await hers.saved();

  await inboxOf(his.page, "1").click();
  const entries = his.page.getByRole("list", { name: "What you were told" });
  await expect(entries.getByRole("listitem")).toHaveCount(1);
  await expect(entries).toContainText("Ana Fields mentioned you");
  await entries.getByRole("link", { name: "Hub" }).click();
  await expect(his.page.getByRole("textbox", { name: "Title" })).toHaveText("Hub");
  await expect(inboxOf(his.page)).toBeVisible();
  await his.page.goto(`/w/${ana.workspace.slug}/inbox?show=unread`);
  await expect(his.page.getByText("Nothing unread")).toBeVisible();
});

test("an open note reads what is told of it, in other tabs too; what comes in is read once somebody is there", async ({
  ana,
  openAs,
}) => {
  const ben = await join(ana.workspace, "Ben Okafor");
  const bread = await noteOf(ana, { title: "Bread", markdown: "Salt." });
  const other = await noteOf(ana, { title: "Elsewhere", markdown: "Here." });
  const mention = async ({ id }: { id: string }) => {
    const { id: noteId } = await db.note.findUniqueOrThrow({ where: { shortId: id } });
    await transaction((tx) => notify(tx, { kind: "mention", noteId, byId: ana.user.id, to: [ben.id] }));
  };
  for (const note of [bread, other]) await mention(note);
  const page = await openAs(ben);
  const tab = await page.context().newPage();
  await page.goto(`/w/${ana.workspace.slug}/inbox`);
  await expect(inboxOf(page, "2")).toBeVisible();
  await openNote(tab, bread);
  await expect(inboxOf(tab, "1")).toBeVisible();

  const third = await openNote(await page.context().newPage(), other);
  await expect(inboxOf(third.page)).toBeVisible();
  await expect(inboxOf(tab)).toBeVisible();
  await mention(bread);
  await expect(inboxOf(tab, "1")).toBeVisible();
  await expect(inboxOf(third.page, "1")).toBeVisible();
  await expect
    .poll(async () => {
      await tab.mouse.move(400, 300);
      await tab.mouse.move(410, 310);
      return await inboxOf(third.page).isVisible();
    })
    .toBe(true);
  await expect(inboxOf(tab)).toBeVisible();
});

test("who asks for access leads to where that is decided", async ({ ana }) => {
  const chi = await join(ana.workspace, "Chi Lin");
  const { id: shortId } = await noteOf(ana, { title: "Bread", markdown: "Salt." });
  const { id: noteId } = await db.note.findUniqueOrThrow({ where: { shortId } });
  const told = { noteId, byId: chi.id, to: [ana.user.id] };
  await transaction((tx) => notify(tx, { ...told, kind: "access-request" }));
  await ana.page.goto(`/w/${ana.workspace.slug}/inbox`);
  const entries = ana.page.getByRole("list", { name: "What you were told" });
  await expect(entries).toContainText("Chi Lin asks for access");
  await entries.getByRole("link", { name: "Bread" }).click();
  await expect(ana.page.getByRole("dialog", { name: "Share this note" })).toBeVisible();
});

test("a note that is watched tells of comments, and one that is muted does not", async ({ ana, openAs }) => {
  const ben = await join(ana.workspace, "Ben Okafor");
  const note = await noteOf(ana, { title: "Bread", markdown: "Salt." });
  const { page } = await openNote(await openAs(ben), note);
  const item = (name: string) => page.getByRole("menuitem", { name, exact: true });
  /** The menu says how it is now, so what can be chosen next is what was chosen before. */
  const choose = async (name: string) => {
    await page.getByRole("button", { name: "More actions" }).click();
    await item(name).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
  };
  await choose("Watch");
  await expect(page.getByText("You will hear of new comments on “Bread”")).toBeVisible();
  await comment(ana.user, note, "How much of it?");
  await expect(inboxOf(page, "1")).toBeVisible();

  await choose("Mute");
  await expect(page.getByText("You will hear nothing more about “Bread”")).toBeVisible();
  await comment(ana.user, note, "Two percent.");
  await choose("Unmute");
  await choose("Watch");
  await choose("Stop watching");
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(item("Watch")).toBeEnabled();
  await expect(item("Mute")).toBeEnabled();
  expect(await db.notification.count({ where: { userId: ben.id } })).toBe(1);
});

test("a notebook is watched in the sidebar", async ({ ana }) => {
  await noteOf(ana, { title: "Bread" });
  await ana.page.goto(`/w/${ana.workspace.slug}`);
  const item = ana.page.getByRole("treeitem", { name: "Kitchen" });
  await item.click({ button: "right" });
  await ana.page.getByRole("menuitem", { name: "Watch notebook" }).click();
  await expect(ana.page.getByText("You will hear of new comments on “Kitchen”")).toBeVisible();
  await item.click({ button: "right" });
  await expect(ana.page.getByRole("menuitem", { name: "Stop watching notebook" })).toBeVisible();
});

test("the inbox at both sizes: read, unread, all read, by keyboard", async ({ ana, openAs }) => {
  const ben = await join(ana.workspace, "Ben Okafor");
  const page = await openAs(ana.user, sizes.narrow);
  const inbox = `/w/${ana.workspace.slug}/inbox`;
  await page.goto(inbox);
  await expect(page.getByText("Nothing yet")).toBeVisible();
  await inspect(page, "inbox, empty");

  const long = "Notes on the long fermentation of wholemeal doughs at cool room temperatures";
  for (const [at, title] of ["Rye", long, "Starters"].entries()) {
    const note = await createNoteRow({ notebook: ana.notebook, title, position: `b${at}` });
    const told = { noteId: note.id, byId: ben.id, to: [ana.user.id] };
    await transaction((tx) => notify(tx, { ...told, kind: "mention" }));
    for (let times = 0; times < at; times++) {
      const { id: commentId } = await createCommentRow({
        note,
        by: ben,
        text: "A little more water, perhaps.",
      });
      await transaction((tx) => notify(tx, { ...told, kind: "reply", commentId }));
    }
  }
  await page.goto(inbox);
  const entries = page.getByRole("list", { name: "What you were told" });
  await expect(entries.getByRole("listitem")).toHaveText([
    /Starters.*and 2 more/,
    /Notes on.*and 1 more/,
    /Rye/,
  ]);
  await page.getByRole("button", { name: "Mark read: “Rye”" }).press("Enter");
  await expect(page.getByRole("button", { name: "Mark unread: “Rye”" })).toBeVisible();
  await inspect(page, "inbox, narrow");
  await ana.page.setViewportSize({ width: 1440, height: 900 });
  await ana.page.goto(inbox);
  await expect(inboxOf(ana.page, "2")).toBeVisible();
  await inspect(ana.page, "inbox, wide");

  await ana.page.getByRole("button", { name: "Mark unread: “Rye”" }).press("Enter");
  await expect(inboxOf(ana.page, "3")).toBeVisible();
  await ana.page.getByRole("button", { name: "Mark all read" }).press("Enter");
  await expect(inboxOf(ana.page)).toBeVisible();
  await expect(ana.page.getByRole("button", { name: "Mark all read" })).toHaveCount(0);
  await ana.page.keyboard.press("ControlOrMeta+k");
  await ana.page.keyboard.type("Open the inb");
  await expect(ana.page.getByRole("option", { name: "Open the inbox" })).toBeVisible();
});

test("settings say what is mailed, and that this server sends no mail", async ({ ana, openAs }) => {
  const page = await openAs(ana.user, { ...sizes.wide, timezoneId: "Asia/Tokyo" });
  const settings = `/w/${ana.workspace.slug}/settings/notifications`;
  await page.goto(settings);
  await expect(page.getByRole("note")).toContainText("This server sends no mail");
  await page.getByRole("radio", { name: /^Once a day/ }).check();
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await page.getByLabel("Hour of the daily mail").selectOption("07:00");
  await page.getByRole("checkbox", { name: "New comments on notes I watch" }).uncheck();
  await page.getByRole("checkbox", { name: /^Watch the notes I create/ }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const shown = async () => {
    await expect(page.getByRole("radio", { name: /^Once a day/ })).toBeChecked();
    await expect(page.getByLabel("Hour of the daily mail")).toHaveValue("7");
    await expect(page.getByRole("checkbox", { name: "New comments on notes I watch" })).not.toBeChecked();
  };
  await shown();
  await page.reload();
  await shown();
  await expect(page.getByRole("checkbox", { name: "Replies in threads I take part in" })).toBeChecked();
  await inspect(page, "notification settings, wide");
  const phone = await openAs(ana.user, sizes.narrow);
  await phone.goto(settings);
  await inspect(phone, "notification settings, narrow");
  expect(await db.notificationSettings.findUnique({ where: { userId: ana.user.id } })).toMatchObject({
    mail: "daily",
    dailyHour: 7,
    timeZone: "Asia/Tokyo",
    notMailed: ["comment"],
    autoWatch: false,
  });
});

test("the link in a mail asks before it turns mail off; one click of a mail program does it", async ({
  ana,
  openVisitor,
}) => {
  const rhythm = async (userId: string) =>
    (await db.notificationSettings.findUnique({ where: { userId } }))?.mail ?? "gathered";
  const token = unsubscribeToken(ana.user.id);
  const page = await openVisitor(sizes.narrow);
  await page.goto(`/notifications/unsubscribe/${token}`);
  await expect(page).toHaveURL(new RegExp(`/unsubscribe/${token}$`));
  await inspect(page, "unsubscribe");
  expect(await rhythm(ana.user.id)).toBe("gathered");
  await page.getByRole("button", { name: "Stop the mail" }).click();
  await expect(page.getByRole("heading", { name: "No more mail", exact: true })).toBeVisible();
  await inspect(page, "unsubscribed");
  expect(await rhythm(ana.user.id)).toBe("never");

  const other = await createUser({ name: "Ben Okafor" });
  const form = { "List-Unsubscribe": "One-Click" };
  const link = `/notifications/unsubscribe/${unsubscribeToken(other.id)}`;
  expect((await page.request.post(link, { form })).status()).toBe(204);
  expect(await rhythm(other.id)).toBe("never");
  expect((await page.request.post(`${link}x`, { form })).status()).toBe(404);
  await page.goto("/unsubscribe/nonsense");
  await expect(page.getByText("This link does not work")).toBeVisible();
});
