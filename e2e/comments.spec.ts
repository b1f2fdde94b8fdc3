import type { Locator, Page } from "playwright/test";
import { createThread } from "#lib/comments/create-thread.ts";
import { setNotebookAccess } from "#lib/notes/set-notebook-access.ts";
import { restoreRevision } from "#lib/revisions/restore-revision.ts";
import { saveRevision } from "#lib/revisions/save-revision.ts";
import { actorOf, createMember, createUser } from "#lib/testing/factories.ts";
import { expect, test } from "./fixtures.ts";
import { inspect, sizes } from "./inspect.ts";
import { noteOf, openNote } from "./note-page.ts";

const markdown = `The jar stands on the shelf.

Feed it daily with rye, and stir it well.

Wait a night.`;

type Access = "read" | "comment" | "edit";

interface Owner {
  user: { id: string };
  workspace: { id: string };
  notebook: { shortId: string };
}

/** Somebody else with this right on the notebook; the owner keeps theirs. */
async function guest(owner: Owner, name: string, access: Access) {
  const user = await createUser({ name });
  await createMember({ workspace: owner.workspace, user, role: "guest" });
  const { notebook } = owner;
  await setNotebookAccess(await actorOf(owner.user), {
    id: notebook.shortId,
    visibility: "open",
    members: [...(members.get(notebook.shortId) ?? []), { userId: user.id, access }],
  });
  members.set(notebook.shortId, [...(members.get(notebook.shortId) ?? []), { userId: user.id, access }]);
  return user;
}

const members = new Map<string, { userId: string; access: Access }[]>();

const body = (page: Page) => page.getByRole("textbox", { name: "Note" });
const marks = (page: Page) => body(page).locator(".comment-mark");
/** The words of threads are these; somebody's caret may stand among them. */
const isMarked = (page: Page, words: string) =>
  expect.poll(async () => (await marks(page).allTextContents()).join("")).toBe(words);
const thread = (page: Page, words: string | RegExp) => page.getByRole("region", { name: words });

/** Selects these words as somebody who drags over them would. */
async function select(page: Page, words: string): Promise<void> {
  await body(page).hover();
  await body(page).evaluate((element, wanted) => {
    const block = [...element.children].find((child) => child.textContent.includes(wanted));
    if (!block) throw new Error(`The note does not say "${wanted}"`);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const places: [Node, number][] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) places.push([node, at]);
    const begins = block.textContent.indexOf(wanted);
    const [first, last] = [places[begins], places[begins + wanted.length - 1]];
    if (!first || !last) throw new Error("Part of it is no text");
    if (element instanceof HTMLElement && element.isContentEditable) element.focus();
    getSelection()?.setBaseAndExtent(first[0], first[1], last[0], last[1] + 1);
  }, words);
}

async function send(within: Locator, field: string, text: string): Promise<void> {
  const box = within.getByRole("textbox", { name: field });
  await expect(box).toBeFocused();
  await box.fill(text);
  await within.page().keyboard.press("ControlOrMeta+Enter");
  await expect(box).toBeHidden();
}

/** Starts a thread with the button that floats over what is selected. */
async function comment(page: Page, words: string, text: string): Promise<void> {
  await select(page, words);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await send(thread(page, "New thread"), "Write a comment", text);
  await expect(thread(page, `on “${words}”`)).toContainText(text.replaceAll(/[*`]/g, ""));
}

test("a thread is started by mouse, seen by the other at once, answered, reacted to, resolved and reopened", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  await openNote(ana.page, written);
  await openNote(ben, written);

  await comment(ana.page, "daily with rye", "How **often**, really?");
  await isMarked(ben, "daily with rye");
  await expect(ben.getByRole("button", { name: "Comments, 1 thread unread" })).toBeVisible();

  const seen = thread(ben, "Thread by Ana Fields, on “daily with rye”");
  await expect(seen.getByText("often", { exact: true })).toHaveCSS("font-weight", "600");
  await marks(ben).click();
  await expect(ben.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
  await seen.getByRole("button", { name: "Reply" }).click();
  await send(seen, "Reply", "Once a day.");

  const hers = thread(ana.page, "on “daily with rye”");
  await expect(hers.getByText("Once a day.")).toBeVisible();
  await hers.getByRole("button", { name: "React" }).last().click();
  await ana.page.getByRole("menuitem", { name: "👍" }).click();
  await expect(seen.getByRole("button", { name: "👍, Ana Fields" })).toBeVisible();
  await seen.getByRole("button", { name: "👍, Ana Fields" }).click();
  await expect(hers.getByRole("button", { name: "👍, Ana Fields, Ben Okafor" })).toBeVisible();

  await seen.getByRole("button", { name: "Resolve" }).click();
  await expect(hers).toBeHidden();
  await expect(marks(ana.page)).toHaveCount(0);
  await ana.page.getByRole("button", { name: "Comments", exact: true }).click();
  await ana.page.getByRole("tab", { name: "Resolved (1)" }).click();
  const resolved = ana.page.getByRole("dialog").getByRole("region", { name: "on “daily with rye”" });
  await resolved.getByRole("button", { name: "Reopen" }).click();
  await isMarked(ben, "daily with rye");
});

test("a thread is started by keyboard, and stays at its words while others write before them", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  const note = await openNote(ana.page, written);
  await openNote(ben, written);
  await select(ana.page, "daily with rye");
  await ana.page.keyboard.press("ControlOrMeta+Alt+m");
  await send(thread(ana.page, "New thread"), "Write a comment", "How often?");
  await isMarked(ben, "daily with rye");

  await select(ben, "Feed");
  await ben.keyboard.type("Please always feed");
  await expect(body(ana.page)).toContainText("Please always feed it daily");
  await isMarked(ana.page, "daily with rye");
  await isMarked(ben, "daily with rye");
  await note.saved();

  await select(ben, "daily with rye");
  await ben.keyboard.press("ArrowLeft");
  await ben.keyboard.press("ControlOrMeta+Alt+m");
  await expect(thread(ben, "on “daily with rye”")).toBeFocused();
  await ben.keyboard.press("Escape");
  await expect(body(ben)).toBeFocused();
  await ben.keyboard.press("Enter");
  await expect(body(ben).locator("p").nth(2)).toHaveText(/^daily with rye/);
  await isMarked(ben, "daily with rye");
  await isMarked(ana.page, "daily with rye");
});

test("threads whose words are deleted are kept with them, and are back when a revision is restored", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const actor = await actorOf(ana.user);
  const note = await openNote(ana.page, written);
  await comment(ana.page, "daily with rye", "How often?");
  const { number } = await saveRevision(actor, { note: written.id });

  await select(ana.page, "Feed it daily with rye, and stir it well.");
  await ana.page.keyboard.press("Delete");
  await note.saved();
  await expect(marks(ana.page)).toHaveCount(0);
  await expect(thread(ana.page, "on “daily with rye”")).toBeHidden();
  await ana.page.getByRole("button", { name: "Comments" }).click();
  const orphaned = ana.page.getByRole("region", { name: "Their words are gone" });
  await expect(orphaned.getByRole("blockquote")).toHaveText("daily with rye");
  await ana.page.keyboard.press("Escape");
  await expect(ana.page.getByRole("dialog")).toBeHidden();
  await expect(ana.page.getByRole("button", { name: "Comments" })).toBeFocused();

  await restoreRevision(actor, { note: written.id, number });
  await isMarked(ana.page, "daily with rye");
  await expect(thread(ana.page, "on “daily with rye”")).toContainText("How often?");
});

test("who may comment does so without being able to write, and who may read sees it", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const cleo = await openAs(await guest(ana, "Cleo Abara", "comment"));
  const rita = await openAs(await guest(ana, "Rita Lund", "read"));
  await openNote(ana.page, written);
  for (const page of [cleo, rita]) {
    await page.goto(written.url);
    await expect(body(page)).toHaveAttribute("contenteditable", "false");
  }
  await expect(body(cleo)).toHaveAttribute("data-may-comment", "");
  await comment(cleo, "stir it well", "With what?");
  await isMarked(ana.page, "stir it well");
  await expect(thread(rita, "on “stir it well”")).toContainText("With what?");
  await expect(thread(rita, "on “stir it well”").getByRole("button", { name: "Reply" })).toHaveCount(0);
  await select(rita, "stir it well");
  await expect(rita.getByRole("button", { name: "Comment", exact: true })).toBeHidden();
  await expect(body(rita)).not.toHaveAttribute("data-may-comment");

  await body(cleo).click();
  await cleo.keyboard.type("Mine!");
  await expect(body(cleo)).not.toContainText("Mine!");

  await thread(ana.page, "on “stir it well”").getByRole("button", { name: "Reply" }).click();
  await send(thread(ana.page, "on “stir it well”"), "Reply", "A spoon.");
  await expect(cleo.getByRole("button", { name: "Comments, 1 thread unread" })).toBeVisible();
});

test("comments are changed and deleted, with a way back, and the first one leaves its place", async ({
  ana,
  openAs,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "edit"));
  const { page } = ana;
  await openNote(page, written);
  await openNote(ben, written);
  await comment(page, "Wait a night", "Or two?");
  const hers = thread(page, "on “Wait a night”");
  const his = thread(ben, "on “Wait a night”");
  await his.getByRole("button", { name: "Reply" }).click();
  await send(his, "Reply", "One.");

  await expect(hers.getByText("One.")).toBeVisible();
  await hers.getByRole("button", { name: "More about this comment" }).first().click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await send(hers, "Edit comment", "Or three?");
  await expect(his).toContainText("Or three?");
  await expect(his).toContainText("edited");
  await his.getByRole("button", { name: "More about this comment" }).first().click();
  await expect(ben.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(ben.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
  await ben.keyboard.press("Escape");

  await hers.getByRole("button", { name: "More about this comment" }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(his).toContainText("This comment was deleted.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(his).toContainText("Or three?");
});

/** Comments on a note, and begins a reply to that. */
async function beginReply(page: Page, written: { url: string }) {
  await openNote(page, written);
  await comment(page, "Wait a night", "Or two?");
  const card = thread(page, "on “Wait a night”");
  await card.getByRole("button", { name: "Reply" }).click();
  return card;
}

test("what cannot be sent stays, and says so; the connection back, it is sent", async ({ ana }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { page } = ana;
  const card = await beginReply(page, written);
  await page.context().setOffline(true);
  await send(card, "Reply", "Three at most.");
  await expect(card.getByRole("alert")).toContainText("Not sent. Your words are still here.");
  await expect(card).toContainText("Three at most.");
  await page.context().setOffline(false);
  await expect(card.getByRole("alert")).toBeHidden();
  await expect(card.getByText("Sending…")).toBeHidden();
  await page.reload();
  await expect(thread(page, "on “Wait a night”").getByRole("button", { name: "1 reply" })).toBeVisible();
});

test("words that were not sent are there again after the page was left, and gone when their writer signs out", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const { page } = ana;
  const card = await beginReply(page, written);
  await expect(card.getByRole("textbox", { name: "Reply" })).toBeFocused();
  await page.keyboard.type("Three, I thi");
  await select(page, "stir it well");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const box = page.getByRole("textbox", { name: "Write a comment" });
  await expect(box).toBeFocused();
  await page.keyboard.type("With wh");

  await page.reload();
  await expect(box).toHaveValue("With wh");
  await expect(box).not.toBeFocused();
  await expect(marks(page)).toHaveCount(2);
  await card.getByRole("button", { name: "Go on with your reply" }).click();
  await expect(card.getByRole("textbox", { name: "Reply" })).toHaveValue("Three, I thi");
  await box.click();
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue("With wh");
  await page.keyboard.type("at?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(thread(page, "on “stir it well”")).toContainText("With what?");
  await expect(page.getByText("Sending…")).toHaveCount(0);

  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":words:")));
  expect(await kept()).toHaveLength(1);
  await page.getByRole("button", { name: "Ana Fields" }).first().click();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept()).toEqual([]);
});

test("a comment that was on its way when the page was left is sent when the note is open again", async ({
  ana,
}) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  await openNote(ana.page, written);
  await select(ana.page, "Wait a night");
  await ana.page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(ana.page.getByRole("textbox", { name: "Write a comment" })).toBeFocused();
  await ana.page.context().setOffline(true);
  await send(thread(ana.page, "New thread"), "Write a comment", "Or two?");
  await expect(thread(ana.page, "New thread").getByRole("alert")).toBeVisible();
  const next = await ana.page.context().newPage();
  await ana.page.close();
  await next.context().setOffline(false);
  await openNote(next, written);
  await expect(thread(next, "on “Wait a night”")).toContainText("Or two?");
  await expect(next.getByText("Sending…")).toHaveCount(0);
  await next.reload();
  await expect(thread(next, "on “Wait a night”")).toContainText("Or two?");
});

test("a link leads to a thread, and people are named with @", async ({ ana, openAs }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const ben = await openAs(await guest(ana, "Ben Okafor", "comment"));
  const { page } = ana;
  await openNote(page, written);
  await select(page, "Wait a night");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  const box = page.getByRole("textbox", { name: "Write a comment" });
  await expect(box).toBeFocused();
  await page.keyboard.type("Or two, @Be");
  await expect(page.getByRole("option", { name: "Ben Okafor" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("Or two, @Ben Okafor ");
  await page.keyboard.press("ControlOrMeta+Enter");
  const card = thread(page, "on “Wait a night”");
  await expect(card).toContainText("Or two, @Ben Okafor");
  const id = await card.getAttribute("data-thread-card");

  await ben.goto(`${written.url}#thread-${id}`);
  await expect(thread(ben, "on “Wait a night”")).toHaveAttribute("aria-current", "true");
  await expect(ben.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
});

test("on a phone a tap on words leads to their thread, however many there are", async ({ ana, openAs }) => {
  const sentences = Array.from({ length: 30 }, (_, at) => `Sentence ${at + 1} is about bread.`);
  const written = await noteOf(ana, { title: "Bread", markdown: sentences.join("\n\n") });
  const actor = await actorOf(ana.user);
  const nowhere = { start: null, end: null, block: null, before: "", after: "" };
  for (const quote of sentences) {
    const [id, first] = [crypto.randomUUID(), crypto.randomUUID()];
    const anchor = { ...nowhere, quote };
    await createThread(actor, { note: written.id, id, comment: first, anchor, text: `On ${quote}` });
  }
  const page = await openAs(ana.user, sizes.narrow);
  await openNote(page, written);
  await expect(marks(page)).toHaveCount(30);
  await marks(page).nth(24).tap();
  const card = page.getByRole("dialog").getByRole("region", { name: "on “Sentence 25 is" });
  await expect(card).toHaveAttribute("aria-current", "true");
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("tab", { name: "Open (30)" })).toBeInViewport();
  await inspect(page, "many threads on a phone");
});

test("threads read well beside the text and in a sheet", async ({ ana, openAs }) => {
  const written = await noteOf(ana, { title: "Bread", markdown });
  const wide = await openAs(ana.user, sizes.wide);
  const narrow = await openAs(ana.user, sizes.narrow);
  await openNote(wide, written);
  await comment(wide, "daily with rye", "How **often**, really?");
  await comment(wide, "stir it well", "With a `spoon`?");
  const [first, second] = [thread(wide, "on “daily"), thread(wide, "on “stir")];
  await expect
    .poll(async () => {
      const [above, below] = [await first.boundingBox(), await second.boundingBox()];
      return above && below && above.y + above.height <= below.y;
    }, "no card covers another")
    .toBe(true);
  const line = await body(wide).locator("p").nth(1).boundingBox();
  expect((await first.boundingBox())?.x).toBeGreaterThan((line?.x ?? 0) + (line?.width ?? 0));
  await inspect(wide, "comments");

  await openNote(narrow, written);
  await expect(marks(narrow)).toHaveCount(2);
  await expect(thread(narrow, "on “daily")).toHaveCount(0);
  await narrow.getByRole("button", { name: "Comments" }).click();
  await expect(narrow.getByRole("dialog").getByRole("region")).toHaveCount(2);
  await inspect(narrow, "comments on a phone");
});
